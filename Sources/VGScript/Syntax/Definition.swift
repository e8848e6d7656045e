import VgshBase

/// `def NAME(PARAMETERS) { … }`
package struct Definition: Sendable, Equatable {
  package struct Parameter: Sendable, Equatable {
    package var name: Name
    package var defaultValue: Expression?

    package init(name: Name, defaultValue: Expression?) {
      self.name = name
      self.defaultValue = defaultValue
    }
  }

  package var name: Name
  /// No two of them have one name.
  package var parameters: [Parameter]
  package var body: Block

  package init(name: Name, parameters: [Parameter], body: Block) {
    self.name = name
    self.parameters = parameters
    self.body = body
  }
}
