import VgshBase

/// What stands in parentheses: a command whose value is meant, or an expression.
package indirect enum Inner: Sendable, Equatable {
  case command(CommandCall)
  case expression(Expression)
}
