import VgshRuntime

/// What references to things on the server have in common.
enum Reference {
  /// The id in a record that a command gave.
  static func identifier(in record: Record, of what: String) throws(ArgumentError) -> String {
    guard let id = record["id"]?.revealedText, !id.isEmpty else {
      throw ArgumentError("this record is no \(what): it has no text 'id'", help: "give a \(what)'s name, id or record")
    }
    return id
  }

  /// A name or id that stands on the line.
  static func text(_ value: Value, of what: String) throws(ArgumentError) -> String {
    guard !value.isNull else { throw .expected("a \(what)", got: value) }
    let text = try String.convert(value)
    guard !text.isEmpty else { throw ArgumentError("the \(what) is empty", help: "give a \(what)'s name or id") }
    return text
  }
}
