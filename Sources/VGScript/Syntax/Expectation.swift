import VgshBase

/// `expect CONDITION [, MESSAGE]`
package struct Expectation: Sendable, Equatable {
  package var condition: Expression
  package var message: Expression?

  package init(condition: Expression, message: Expression?) {
    self.condition = condition
    self.message = message
  }
}
