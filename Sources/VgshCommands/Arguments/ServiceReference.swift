import VgshRuntime

/// Which service a command is about: a saved name, an id, or a record that a command gave.
package enum ServiceReference: ArgumentType, Hashable {
  /// A saved name, or else an id.
  case text(String)
  case id(String)

  package static var typeName: String { "service" }
  package static var completion: CompletionSource { .services }

  package static func convert(_ value: Value) throws(ArgumentError) -> ServiceReference {
    if case .record(let record) = value { return .id(try Reference.identifier(in: record, of: "service")) }
    return .text(try Reference.text(value, of: "service"))
  }
}
