import VgshBase

/// Text that prints as a mark: to see it one must ask by name.
package struct SecretText: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  private let text: String

  package init(_ text: String) { self.text = text }

  /// The text itself, for requests and comparisons only.
  package func reveal() -> String { text }

  package var description: String { Redactor.mark }
  package var debugDescription: String { Redactor.mark }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
