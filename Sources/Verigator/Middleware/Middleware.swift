/// A step around each request of a client: it may change the request, the reply, or send neither.
public protocol Middleware: Sendable {
  /// Handles a request, as a rule by passing it on to `next`.
  ///
  /// - Throws: ``TransportError``, or `CancellationError`; anything else goes to the caller as it is.
  func send(
    _ request: TransportRequest, context: CallContext,
    next: @Sendable (TransportRequest) async throws -> TransportReply
  ) async throws -> TransportReply
}
