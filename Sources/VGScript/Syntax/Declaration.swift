import VgshBase

/// `let [secret] NAME = RESULT`: binds a name in the current block.
package struct Declaration: Sendable, Equatable {
  package var name: Name
  package var isSecret: Bool
  package var value: ResultSource

  package init(name: Name, isSecret: Bool, value: ResultSource) {
    self.name = name
    self.isSecret = isSecret
    self.value = value
  }
}
