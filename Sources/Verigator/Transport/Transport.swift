/// Carries one request to a server and brings the reply back: the seam between the client and the network.
///
/// A transport does not judge statuses, follow redirects or try again. When the task is cancelled it gives up at once
/// and throws `CancellationError`.
public protocol Transport: Sendable {
  /// Sends a request and waits for the whole reply, at most for the request's timeout.
  ///
  /// - Throws: ``TransportError`` if there is no reply, `CancellationError` if the task is cancelled.
  func send(_ request: TransportRequest) async throws -> TransportReply
}
