import HTTPTypes

/// What all clients do with a request: send it through their middlewares, tell the observer, and judge the status.
struct RequestPipeline: Sendable {
  let configuration: ClientConfiguration

  private let transport: any Transport
  private let middlewares: [any Middleware]

  /// - Parameter first: Steps around all others, repetitions included.
  init(transport: any Transport, configuration: ClientConfiguration, first: [any Middleware] = []) {
    self.transport = transport
    self.configuration = configuration
    let timing = configuration.timing
    middlewares =
      first + [RetryMiddleware(policy: configuration.retryPolicy, timing: timing), RedirectMiddleware()]
      + configuration.middlewares
      + [RecordingMiddleware(timing: timing, observer: configuration.observer), AuthenticationMiddleware()]
  }

  /// A request to a server, with the header fields that every one of them has.
  func request(
    _ method: HTTPRequest.Method, at baseURL: BaseURL, path: String, headers: HTTPFields = [:], body: [UInt8]?
  ) -> TransportRequest {
    var fields = headers
    if !fields.contains(.accept) { fields.append(HTTPField(name: .accept, value: "application/json")) }
    if body != nil, !fields.contains(.contentType) {
      fields.append(HTTPField(name: .contentType, value: "application/json"))
    }
    if !fields.contains(.userAgent) {
      fields.append(HTTPField(name: .userAgent, value: configuration.userAgent))
    }
    let head = HTTPRequest(
      method: method, scheme: baseURL.origin.scheme, authority: baseURL.origin.authority,
      path: baseURL.pathPrefix + path, headerFields: fields)
    return TransportRequest(head: head, body: body, timeout: configuration.timeout)
  }

  /// Sends a request through all middlewares, tells the observer, and judges the status.
  ///
  /// - Throws: ``VerigatorError``, for a status that is no 2xx too; or `CancellationError`.
  func perform(_ request: TransportRequest, context: CallContext) async throws -> TransportReply {
    let start = configuration.timing.uptime()
    defer { tellObserver(of: context, since: start) }
    let reply: TransportReply
    do {
      reply = try await pass(request, from: 0, context: context)
    } catch let error as TransportError {
      throw VerigatorError(error, of: request, context: context)
    }
    guard reply.isSuccess || context.log.snapshot.countsAsDone else {
      throw VerigatorError(reply, of: request, context: context, now: configuration.timing.now())
    }
    return reply
  }

  private func pass(
    _ request: TransportRequest, from index: Int, context: CallContext
  ) async throws -> TransportReply {
    guard index < middlewares.count else { return try await transport.send(request) }
    return try await middlewares[index].send(request, context: context) { request in
      try await pass(request, from: index + 1, context: context)
    }
  }

  private func tellObserver(of context: CallContext, since start: Duration) {
    guard let observer = configuration.observer else { return }
    let log = context.log.snapshot
    guard let first = log.attempts.first, let last = log.attempts.last else { return }
    observer(
      .exchange(
        Exchange(
          operation: context.operation, request: first.request, reply: last.reply,
          elapsed: configuration.timing.uptime() - start, tries: log.tries, attempts: log.attempts)))
  }
}
