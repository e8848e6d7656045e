import ExactJSON
import HTTPTypes
import Verigator
import VgshBase
import VgshRuntime

/// The control calls by HTTP, to the embedded sandbox and to one at the base URL alike.
package struct HTTPSandboxControl: SandboxControl {
  private let clients: any ClientProvider
  private let place: @Sendable () -> ServerPlace
  private let elapsed: @Sendable () -> Duration

  /// Seconds that one request for the next message is held at most: less than any proxy on the way puts up with.
  private static let longestHold = 10

  /// - Parameter elapsed: a stopwatch, for the end of a wait.
  package init(
    clients: any ClientProvider, place: @escaping @Sendable () -> ServerPlace,
    elapsed: @escaping @Sendable () -> Duration
  ) {
    self.clients = clients
    self.place = place
    self.elapsed = elapsed
  }

  package func status() async throws -> SandboxState {
    let health = try await get("/sandbox/health")
    return SandboxState(
      url: try await clients.client(for: .control).baseURL.description,
      version: health["version"]?.string,
      uptime: health["uptime_seconds"]?.double.flatMap(Duration.init(secondsOnWire:)),
      clock: try await clock())
  }

  package func messages(to phone: PhoneNumber?, limit: Int?) async throws -> [SandboxMessage] {
    try await messages(to: phone, limit: limit, wait: nil)
  }

  package func token(of phone: PhoneNumber, wait: Duration) async throws -> SandboxToken? {
    let deadline = elapsed() + wait
    while true {
      let device = try await device(of: phone)
      // Once a PIN was asked for in spite of the app, the PIN counts as long as it is good.
      if let device, !device.isPassedOver { return device.token }
      let messages = try await messages(to: phone, limit: 10, wait: nil)
      if let pin = messages.lazy.compactMap(\.pin).first { return .pin(pin) }
      if let device { return device.token }
      let left = deadline - elapsed()
      guard left > .zero else { return nil }
      // Held in whole seconds. No message has the id 0, so that one that came meanwhile is not missed.
      let hold = min(Self.longestHold, max(1, Int(left.components.seconds)))
      _ = try await self.messages(to: phone, limit: 1, wait: (after: messages.first?.id ?? "0", seconds: hold))
    }
  }

  package func pin(_ pin: VerificationToken, to phone: PhoneNumber) async throws {
    try await send(
      .put, "/sandbox/pins/\(Self.encoded(phone.text))", body: ["pin": .string(pin.secret.reveal())])
  }

  package func clock() async throws -> SandboxTime { try SandboxTime(try await get("/sandbox/clock")) }

  package func changeClock(_ change: SandboxTime.Change) async throws -> SandboxTime {
    switch change {
    case .advance(let duration):
      try SandboxTime(try await send(.put, "/sandbox/clock", body: ["advance_seconds": duration.secondsOnWire]))
    case .freeze(let instant):
      try SandboxTime(
        try await send(
          .put, "/sandbox/clock",
          body: instant.map { ["frozen": true, "now": .string($0.description)] } ?? ["frozen": true]))
    case .reset: try SandboxTime(try await send(.delete, "/sandbox/clock"))
    }
  }

  package func reset() async throws { try await send(.post, "/sandbox/reset") }

  private func messages(
    to phone: PhoneNumber?, limit: Int?, wait: (after: String, seconds: Int)?
  ) async throws -> [SandboxMessage] {
    var query: [String] = []
    if let phone { query.append("to=\(Self.encoded(phone.text))") }
    if let limit { query.append("limit=\(limit)") }
    if let wait { query.append("after=\(Self.encoded(wait.after))&wait=\(wait.seconds)") }
    let path = "/sandbox/messages" + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
    let reply = try await get(path, timeout: wait.map { .seconds($0.seconds + 30) })
    guard let messages = reply["messages"]?.array else { throw Self.undocumented("messages") }
    return messages.map(SandboxMessage.init)
  }

  func get(_ path: String, timeout: Duration? = nil) async throws -> JSON {
    try await send(.get, path, timeout: timeout)
  }

  @discardableResult
  func send(
    _ method: HTTPRequest.Method, _ path: String, body: JSON? = nil, timeout: Duration? = nil
  ) async throws -> JSON {
    guard place() != .url(.production) else {
      throw CommandFailure.local("\(BaseURL.production) is no sandbox", help: Self.help)
    }
    let client = try await clients.client(for: .control)
    var request = RawRequest(.control, method: method, path: try RequestPath(path), body: body?.bytes())
    request.timeout = timeout
    do {
      let reply = try await client.send(request)
      return reply.body.isEmpty ? .null : try JSON(parsing: reply.body)
    } catch let error as VerigatorError {
      throw Self.failure(error, at: client.baseURL)
    } catch is JSONSyntaxError {
      throw Self.undocumented("JSON")
    }
  }

  /// The same for something that may not be there.
  ///
  /// - Returns: null where it is not, and also where the server is no sandbox.
  func find(_ method: HTTPRequest.Method, _ path: String) async throws -> JSON? {
    do {
      return try await send(method, path)
    } catch let failure as CommandFailure where failure.status == 404 {
      return nil
    }
  }

  /// A server that is no sandbox knows none of these paths.
  private static func failure(_ error: VerigatorError, at url: BaseURL) -> CommandFailure {
    var failure = CommandFailure(error)
    switch error.kind {
    case .notFound, .unauthorized, .unexpected:
      failure.message = "there seems to be no sandbox at \(url): \(error.message.visible())"
      failure.help = help
    case .forbidden: failure.help = "a sandbox takes control calls from its own machine only"
    case .invalid, .conflict, .throttled, .server, .network, .timeout, .local: break
    }
    return failure
  }

  private static let help = "'connect sandbox' goes to the embedded one"

  static func undocumented(_ missing: String) -> CommandFailure {
    CommandFailure(.unexpected, "the sandbox's reply lacks '\(missing)'", help: help)
  }

  /// As one piece of a path or query: a plus sign in a query would be read as a blank.
  static func encoded(_ text: String) -> String {
    text.utf8.reduce(into: "") { result, byte in
      let scalar = Unicode.Scalar(byte)
      if scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        result.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
  }
}

extension SandboxTime {
  init(_ json: JSON) throws(CommandFailure) {
    guard let now = json["now"]?.string else { throw HTTPSandboxControl.undocumented("now") }
    self.init(
      now: now, offset: json["offset_seconds"]?.double.flatMap(Duration.init(secondsOnWire:)) ?? .zero,
      frozen: json["frozen"]?.bool ?? false)
  }
}

extension Duration {
  /// From a number of seconds in JSON, to the millisecond; nil for what no duration holds.
  fileprivate init?(secondsOnWire seconds: Double) {
    guard seconds.magnitude < 9e12 else { return nil }
    self = .milliseconds(Int64((seconds * 1000).rounded()))
  }

  /// Whole seconds as an integer, as most are.
  fileprivate var secondsOnWire: JSON {
    let (seconds, attoseconds) = components
    return attoseconds == 0 ? .integer(Int(seconds)) : .double(Double(seconds) + Double(attoseconds) / 1e18)
  }
}
