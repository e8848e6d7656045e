/// An operator between two operands; the raw value is how it is written.
package enum BinaryOperator: String, Sendable, Equatable, CaseIterable {
  case or
  case and
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case contains
  case matches
  case `in`
  /// `a..b`, with both ends.
  case range = ".."
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"

  /// Binds tighter the greater it is. `not` binds between `and` and the comparisons.
  package var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contains, .matches, .in: 4
    case .range: 5
    case .add, .subtract: 6
    case .multiply, .divide, .remainder: 7
    }
  }

  /// Whether it compares: comparisons do not chain.
  package var isComparison: Bool { precedence == 4 }
}
