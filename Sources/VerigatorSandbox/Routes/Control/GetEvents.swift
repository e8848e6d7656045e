import HTTPTypes

/// `GET /sandbox/events`: requests and messages as they happen, as server-sent events.
///
/// The events are `request` and `message`, each with the data that `GET /sandbox/requests` and `GET /sandbox/messages`
/// give. Their ids are positions: a reader that sends the last one as `Last-Event-ID`, or as `after` in the query, is
/// given what came since; any other begins now. Requests are those of this process, messages those of every process
/// on the database. Where nothing happens a comment is sent every 15 seconds; the stream ends with the server.
///
/// With `wait` in the query, for those who read no streams, the answer is
/// `{"events": [{"id": "…", "event": "request", "data": {…}}], "next": "…"}`, as soon as there is an event behind
/// `after`, after that many seconds at the latest; `next` is what to ask for by `after` the next time.
enum GetEvents {
  static var route: Route {
    Route(
      .events, .get, "/sandbox/events",
      .init(
        summary: "Requests and messages as they happen",
        query: [
          .init(name: "after", meaning: "the id of an event, to go on from", schema: EventPosition.schema),
          wait.description,
        ],
        replies: [
          .init(200, "With wait: what happened", schema),
          .init(
            status: 200, meaning: "Without wait: server-sent events without an end", contentType: "text/event-stream",
            schema: .string),
        ]),
      .waiting { call, store in
        let wait = try wait.value(in: call)
        let source = EventSource(store, of: call)
        var position = try await start(call, source)
        if let wait {
          let events = try await source.next(after: &position, until: .now + .seconds(wait))
          return Answer(200, ["events": .array(events.map(\.json)), "next": .string(position.text)])
        }
        var answer = Answer(200, stream: stream(source, from: position), contentType: "text/event-stream")
        answer.fields[.cacheControl] = "no-store"
        return answer
      })
  }

  private static let wait = QueryNumber(name: "wait", meaning: "seconds from 0 to 60", range: 0...60)

  private static var schema: JSONSchema {
    .object(["events": .array(of: Event.schema), "next": EventPosition.schema]).named("Events")
  }

  private static func start(_ call: Call, _ source: EventSource) async throws -> EventPosition {
    if let text = call.target.parameter("after") {
      guard let position = EventPosition(text) else { throw Problem(.invalid, "after must be the id of an event") }
      return source.resumed(position)
    }
    // Browsers send it by themselves, also what another server on this port gave them.
    let last = HTTPField.Name("Last-Event-ID").flatMap { call.headers[$0] }.flatMap(EventPosition.init)
    if let last { return source.resumed(last) }
    return try await source.end()
  }

  private static func stream(_ source: EventSource, from start: EventPosition) -> AnswerStream.Producer {
    { stream in
      var position = start
      try await stream.write("retry: \(retryMilliseconds)\nid: \(position.text)\n\n")
      while !source.store.activity.isClosed {
        let events = try await source.next(after: &position, until: .now + source.settings.heartbeat)
        try await stream.write(events.isEmpty ? ": nothing new\n\n" : events.reduce(into: "") { $0 += $1.text })
        // Under load many events are told at once, and the storage is left to those who make them.
        if !events.isEmpty, events.count < EventSource.batch { try await Task.sleep(for: pace) }
      }
    }
  }

  /// How long a browser waits before it connects again.
  private static let retryMilliseconds = 1000

  private static let pace = Duration.milliseconds(20)
}
