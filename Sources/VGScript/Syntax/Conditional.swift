import VgshBase

/// `if … { … } else if … { … } else { … }`
///
/// The branches are a list, not a chain of nested statements: ten thousand `else if` are no deeper than one.
package struct Conditional: Sendable, Equatable {
  package struct Branch: Sendable, Equatable {
    package var condition: Expression
    package var body: Block

    package init(condition: Expression, body: Block) {
      self.condition = condition
      self.body = body
    }
  }

  /// At least one: the `if` and each `else if`.
  package var branches: [Branch]
  /// The block of the last `else`.
  package var otherwise: Block?

  package init(branches: [Branch], otherwise: Block?) {
    self.branches = branches
    self.otherwise = otherwise
  }
}
