import ExactJSON

/// Something that happened on the server.
struct Event: Sendable {
  enum Kind: String, Sendable, CaseIterable {
    case request
    case message
  }

  let kind: Kind

  /// Where a reader goes on after this event.
  let position: EventPosition
  let data: JSON

  /// As one of a list.
  var json: JSON { ["id": .string(position.text), "event": .string(kind.rawValue), "data": data] }

  static var schema: JSONSchema {
    .object([
      "id": .string, "event": .words(Kind.allCases.map(\.rawValue)),
      "data": .either(ServedRequest.schema, Message.schema),
    ]).named("Event")
  }

  /// As a server-sent event. JSON in one line needs no further quoting.
  var text: String { "event: \(kind.rawValue)\nid: \(position.text)\ndata: \(data.text())\n\n" }
}
