import VgshRuntime

/// A command in a script that is being written.
///
/// Whether its result gets a name, and whether it is written at all, is known only when something later refers to it.
final class WrittenCommand {
  let text: String
  /// What to call its result where something wants it.
  let hint: String
  let result: Value
  /// What the session called its result.
  var name: String?
  /// Set by the first reference.
  var capture: String?
  var isWritten: Bool
  /// The words of an `expect error` around it.
  let expected: String?
  /// Before its result is used as a whole.
  var prepare: (() -> Void)?

  init(_ text: String, hint: String, result: Value, isWritten: Bool = true, expected: String? = nil) {
    self.text = text
    self.hint = hint
    self.result = result
    self.isWritten = isWritten
    self.expected = expected
  }

  /// The statement.
  var line: String {
    if let expected { return "expect error \(expected.isEmpty ? "" : "\(expected) "){ \(text) }" }
    return capture.map { "let \($0) = \(text)" } ?? text
  }
}
