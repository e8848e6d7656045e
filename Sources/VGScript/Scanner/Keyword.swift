/// Words with a meaning of their own where a statement starts, and only there.
package enum Keyword: String, Sendable, CaseIterable {
  case `break`
  case `catch`
  case `continue`
  case def
  case `defer`
  case `else`
  case eventually
  case expect
  case fail
  case `for`
  case `if`
  case `let`
  case `repeat`
  case `return`
  case setup
  case skip
  case test
  case `try`
  case `while`

  /// Whether a word begins an expression wherever a command could stand: `true`, `false`, `null` and `not`.
  package static func beginsExpression(_ word: String) -> Bool {
    word == "true" || word == "false" || word == "null" || word == "not"
  }
}
