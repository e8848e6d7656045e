import ExactJSON

/// `GET /sandbox/messages?to=&limit=&after=&wait=`: the SMS that were sent, newest first.
///
/// `{"messages": [{"id": 7, "to": "+37255555555", "sender": "Verigator", "text": "CoffeeShop: your PIN is 4821",
/// "pin": "4821", "kind": "auth", "service_id": "…", "user_id": "…", "ctime": "…", "expires": "…",
/// "attempts_left": 5}]}`
///
/// A message of Number Verification is of the kind `number`, and its `service_id` and `user_id` are null. `text` and `pin`
/// are null once the PIN has expired or was used. With `wait`, the answer is held up to that many
/// seconds until there is a message newer than the id `after`; without `after`, until the next one.
enum GetMessages {
  static var route: Route {
    Route(
      .messages, .get, "/sandbox/messages",
      .init(
        summary: "The SMS that were sent, newest first",
        query: [
          .init(name: "to", meaning: "The recipient's phone number", schema: .string),
          limit.description, after.description, wait.description,
        ],
        replies: [.init(200, "The messages", schema)]),
      .waiting { call, store in
        var (filter, wait) = try query(call)
        if wait != nil, filter.after == nil {
          try await store.catchUp()
          filter.after = try await store.transaction(.reading) { try $0.newestMessageID() }
        }
        let messages = try await store.messageSignal.firstFound(
          until: .now + (wait ?? .zero), lookingEvery: call.settings.sharedStorageLook
        ) { [filter] in
          try await store.messages(filter)
        }
        return Answer(200, ["messages": .array(messages.map(\.json))])
      })
  }

  static var schema: JSONSchema { .object(["messages": .array(of: Message.schema)]).named("Messages") }

  private static let limit = QueryNumber(name: "limit", meaning: "a number from 1 to 10000", range: 1...10_000)
  private static let after = QueryNumber(name: "after", meaning: "the id of a message", range: 0...Int.max)
  private static let wait = QueryNumber(name: "wait", meaning: "seconds from 0 to 60", range: 0...60)

  private static func query(_ call: Call) throws(Problem) -> (MessageFilter, wait: Duration?) {
    let wait = try wait.value(in: call)
    let filter = MessageFilter(
      recipient: call.target.parameter("to").map { phoneNumber($0) },
      after: try after.value(in: call).map { Int64($0) },
      limit: try limit.value(in: call) ?? 100)
    return (filter, wait.map { .seconds($0) })
  }

  /// In a query `+` stands for a blank, which is easily forgotten.
  private static func phoneNumber(_ text: String) -> String {
    text.first == " " ? "+" + text.dropFirst() : text
  }
}

extension Message {
  /// As the control calls show it.
  var json: JSON {
    [
      "id": .integer(Int(id)),
      "to": .string(recipient),
      "sender": .string(sender),
      "text": text.map { .string($0) } ?? .null,
      "pin": pin.map { .string($0) } ?? .null,
      "kind": .string(kind),
      "service_id": serviceID.map { .string($0) } ?? .null,
      "user_id": userID.map { .string($0) } ?? .null,
      "ctime": .string(created.rfc3339),
      "expires": .string(expires.rfc3339),
      "attempts_left": .integer(attemptsLeft),
    ]
  }

  static var schema: JSONSchema {
    .object([
      "id": .integer(1...), "to": .string, "sender": .string, "text": .string.orNull, "pin": .string.orNull,
      "kind": .string, "service_id": .id.orNull, "user_id": .id.orNull, "ctime": .time, "expires": .time,
      "attempts_left": .integer(0...),
    ]).named("Message")
  }
}
