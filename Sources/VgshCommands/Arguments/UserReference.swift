import VgshRuntime

/// Which user of a service a command is about: a name, an id, or a record that a command gave.
package enum UserReference: ArgumentType, Hashable {
  /// A name, or else an id.
  case text(String)
  case id(String)

  package static var typeName: String { "user" }
  package static var completion: CompletionSource { .users }

  package static func convert(_ value: Value) throws(ArgumentError) -> UserReference {
    if case .record(let record) = value { return .id(try Reference.identifier(in: record, of: "user")) }
    return .text(try Reference.text(value, of: "user"))
  }
}
