import VgshBase

/// One expression with the bytes it takes.
///
/// No expression of a parsed script is higher than `Limits.height` nodes, operators in a row included, so that walking it
/// recursively is safe.
package struct Expression: Sendable, Equatable {
  package indirect enum Kind: Sendable, Equatable {
    case null
    case bool(Bool)
    /// `42`, and `-3` with the sign right before the digit.
    case integer(Int)
    case double(Double)
    case duration(Duration)
    case text(TextLiteral)
    /// `$name`, without the `$`.
    case variable(String)
    /// At least one accessor; the base is no access itself.
    case access(Expression, [Accessor])
    case call(FunctionCall)
    case list([Expression])
    case record([RecordEntry])
    case parenthesised(Inner)
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    /// What could not be understood; a diagnostic says why. It may stand for any value.
    case invalid
  }

  package var kind: Kind
  package var span: SourceSpan

  package init(_ kind: Kind, at span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}
