/// An operator before its operand.
package enum UnaryOperator: String, Sendable, Equatable {
  case negate = "-"
  case not
}
