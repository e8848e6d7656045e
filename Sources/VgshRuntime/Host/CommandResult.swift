import VgshBase

/// What a command gives back. It prints nothing: whoever ran it decides what becomes of the parts.
package struct CommandResult: Sendable {
  package enum Content: Sendable {
    case none
    case value(Value)
    /// Text that is shown exactly as it is, as `print` and `export` give it.
    case text(String)
  }

  package var content: Content
  /// Words for the reader, shown on standard error: what was saved where, what fell back to what.
  package var notices: [Notice]
  /// Set by `exit`: the session ends.
  package var exit: ExitStatus?

  package init(_ content: Content = .none, notices: [Notice] = [], exit: ExitStatus? = nil) {
    self.content = content
    self.notices = notices
    self.exit = exit
  }

  package static var none: CommandResult { CommandResult() }

  package static func value(_ value: Value, notices: [Notice] = []) -> CommandResult {
    CommandResult(.value(value), notices: notices)
  }

  package static func text(_ text: String, notices: [Notice] = []) -> CommandResult {
    CommandResult(.text(text), notices: notices)
  }

  /// The result as a value of the language.
  package var value: Value {
    switch content {
    case .none: .null
    case .value(let value): value
    case .text(let text): .text(text)
    }
  }
}

/// One line of words for the reader that is no failure.
package struct Notice: Hashable, Sendable {
  package let severity: Diagnostic.Severity
  package let message: String

  package init(_ message: String, severity: Diagnostic.Severity = .note) {
    self.message = message
    self.severity = severity
  }
}
