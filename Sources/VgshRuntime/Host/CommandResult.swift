import VgshBase

/// What a command gives back. It prints nothing: whoever ran it decides what becomes of the parts.
package struct CommandResult: Sendable {
  package enum Content: Sendable {
    case none
    case value(Value)
    /// What the command writes by itself, wherever it stands, such as the text of `print` and `help`. It is no value.
    case output(String)
  }

  package var content: Content
  /// Words for the reader, shown on standard error: what was saved where, what fell back to what.
  package var notices: [Notice]
  /// A text that is shown as a QR code besides, where the value is shown to a reader at a terminal.
  package var qrCode: String?
  /// Set by `exit`: the session ends.
  package var exit: ExitStatus?

  package init(
    _ content: Content = .none, notices: [Notice] = [], qrCode: String? = nil, exit: ExitStatus? = nil
  ) {
    self.content = content
    self.notices = notices
    self.qrCode = qrCode
    self.exit = exit
  }

  /// What a `def` gives: null is no value where it stands as a command.
  init(value: Value) { self.init(value.isNull ? .none : .value(value)) }

  package static var none: CommandResult { CommandResult() }

  package static func value(_ value: Value, notices: [Notice] = []) -> CommandResult {
    CommandResult(.value(value), notices: notices)
  }

  package static func output(_ text: String, notices: [Notice] = []) -> CommandResult {
    CommandResult(.output(text), notices: notices)
  }

  /// The result as a value of the language.
  package var value: Value {
    switch content {
    case .none, .output: .null
    case .value(let value): value
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
