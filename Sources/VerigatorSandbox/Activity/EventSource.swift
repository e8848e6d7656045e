/// Tells what happens: the requests that this process serves, and the messages that any process on the database sends.
///
/// It keeps nothing for its readers. Each has a position, behind which it is given what is still there; one that falls
/// far behind misses what has gone meanwhile, as the numbers of the requests show.
struct EventSource: Sendable {
  let store: Store
  let history: RequestHistory
  let settings: Call.Settings

  /// Events given at once, of each kind.
  static let batch = 100

  init(_ store: Store, of call: Call) {
    self.store = store
    history = call.history
    settings = call.settings
  }

  /// Behind all that has happened so far.
  func end() async throws -> EventPosition {
    // The requests first: one that comes in between is told rather than missed.
    let request = history.count
    let message = try await store.transaction(.reading) { try $0.newestMessageID() }
    return EventPosition(run: settings.started, request: request, message: message)
  }

  /// Where a reader goes on that was given that position, maybe by a server before this one.
  func resumed(_ position: EventPosition) -> EventPosition {
    let isOurs = position.run == settings.started
    return EventPosition(
      run: settings.started, request: isOurs ? min(position.request, history.count) : 0, message: position.message)
  }

  /// What happened behind a position, which is moved on; waits until the deadline where nothing has.
  func next(after position: inout EventPosition, until deadline: ContinuousClock.Instant) async throws -> [Event] {
    var reached = position
    let found = try await store.activity.firstFound(until: deadline, lookingEvery: settings.sharedStorageLook) {
      try await events(after: &reached)
    }
    position = reached
    return found
  }

  /// Each message stands before the request that sent it, as far as that can be told: the two are counted apart.
  private func events(after position: inout EventPosition) async throws -> [Event] {
    var events: [Event] = []
    var messages = try await messages(after: &position.message)[...]
    func tell(_ message: Message) {
      position.message = message.id
      events.append(Event(kind: .message, position: position, data: message.json))
    }
    for request in history.requests(after: position.request, limit: Self.batch) {
      if request.line.sendsMessage, let message = messages.popFirst() { tell(message) }
      position.request = request.number
      events.append(Event(kind: .request, position: position, data: request.json))
    }
    messages.forEach(tell)
    return events
  }

  /// Oldest first.
  private func messages(after id: inout Int64) async throws -> [Message] {
    let newest = try await store.transaction(.reading) { try $0.newestMessageID() }
    // A reset lets the ids begin again.
    if newest < id { id = 0 }
    guard newest > id else { return [] }
    return try await store.messages(MessageFilter(after: id, limit: Self.batch)).reversed()
  }
}

extension RequestLogLine {
  /// Whether a message was most likely sent to answer it.
  fileprivate var sendsMessage: Bool {
    [Operation.start, .numberStart].contains { $0.rawValue == operation } && status < 300
  }
}
