import VgshBase

/// `$NAME { accessor } = RESULT`: changes the nearest existing binding, or a part of it.
package struct Assignment: Sendable, Equatable {
  package var name: Name
  /// The way to the part that is changed; empty for the whole variable.
  package var accessors: [Accessor]
  package var value: ResultSource

  package init(name: Name, accessors: [Accessor], value: ResultSource) {
    self.name = name
    self.accessors = accessors
    self.value = value
  }
}
