import HTTPTypes

/// Keeps what is sent and received for the call's ``Exchange``, with secrets hidden, and tells the observer.
struct RecordingMiddleware: Middleware {
  let timing: ClientTiming
  let observer: (@Sendable (ClientEvent) -> Void)?

  func send(
    _ request: TransportRequest, context: CallContext,
    next: @Sendable (TransportRequest) async throws -> TransportReply
  ) async throws -> TransportReply {
    guard let observer else { return try await next(request) }
    let start = timing.uptime()
    do {
      let reply = try await next(request)
      record(.reply(reply), of: request, since: start, context: context, observer: observer)
      return reply
    } catch {
      let outcome = (error as? TransportError).map(Attempt.Outcome.failure) ?? .cancelled
      record(outcome, of: request, since: start, context: context, observer: observer)
      throw error
    }
  }

  private func record(
    _ outcome: Attempt.Outcome, of request: TransportRequest, since start: Duration, context: CallContext,
    observer: @Sendable (ClientEvent) -> Void
  ) {
    let attempt = Attempt(
      request: shown(request, context: context), outcome: outcome, elapsed: timing.uptime() - start,
      number: context.log.snapshot.tries, numberAllowed: context.triesAllowed)
    context.log.update { $0.attempts.append(attempt) }
    observer(.attempt(attempt, of: context.operation))
  }

  private static let secretNames = [HTTPField.Name.serviceAuth, .authorization, .proxyAuthorization, .cookie]

  /// The request as it may be shown. The credentials are not in it yet, so their place is taken by a mask.
  private func shown(_ request: TransportRequest, context: CallContext) -> ShownRequest {
    var headers = request.head.headerFields
    for name in Self.secretNames where headers.contains(name) { headers[name] = Secret.mask }
    if case .header(let credentials) = context.authentication, !headers.contains(.serviceAuth) {
      headers.append(HTTPField(name: .serviceAuth, value: credentials.maskedHeaderValue))
    }
    return ShownRequest(
      method: request.head.method.rawValue, url: request.url, headers: headers,
      body: context.maskedBody ?? request.body)
  }
}
