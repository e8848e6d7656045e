// How functions read their arguments: each gives what was asked for, or an error that names the function, what it
// takes and what it was given. No message holds the text of an argument that is secret.
extension Value {
  func text(for parameter: String, of function: String) throws(ValueError) -> String {
    if let text = revealedText { return text }
    throw mismatch(parameter, of: function, "a text", help: isContainer ? nil : "text(…) makes a text of a value")
  }

  func int(for parameter: String, of function: String) throws(ValueError) -> Int {
    if case .int(let number) = self { return number }
    throw mismatch(parameter, of: function, "an int", help: revealedText == nil ? nil : "int(…) reads one from a text")
  }

  func list(for parameter: String, of function: String) throws(ValueError) -> [Value] {
    if case .list(let items) = self { return items }
    throw mismatch(parameter, of: function, "a list")
  }

  func record(for parameter: String, of function: String) throws(ValueError) -> Record {
    if case .record(let record) = self { return record }
    throw mismatch(parameter, of: function, "a record")
  }

  /// The error for an argument of a wrong type.
  func mismatch(
    _ parameter: String, of function: String, _ expected: String, help: String? = nil
  ) -> ValueError {
    ValueError("type-mismatch", "\(function): \(parameter) must be \(expected), not \(typePhrase)", help: help)
  }

  private var isContainer: Bool {
    switch self {
    case .list, .record: true
    case .null, .bool, .int, .double, .text, .duration, .secret: false
    }
  }

  /// Text made from other values: secret where one of them is secret or holds a secret.
  static func text(_ text: String, madeFrom sources: [Value]) -> Value {
    sources.contains { $0.isTainted } ? .secret(SecretText(text)) : .text(text)
  }

  /// The value with all text in it secret, if it was made from a secret.
  func made(from source: Value) -> Value { source.isTainted ? tainted : self }

  private var tainted: Value {
    switch self {
    case .text(let text): .secret(SecretText(text))
    case .list(let items): .list(items.map(\.tainted))
    case .record(let record): .record(record.mapValues(\.tainted))
    case .null, .bool, .int, .double, .duration, .secret: self
    }
  }
}
