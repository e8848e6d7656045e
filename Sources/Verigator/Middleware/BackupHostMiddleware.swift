import HTTPTypes

/// Sends a call of Number Verification once more, to the backup host, where the first answered that it failed.
///
/// Only that answer leads there: it says that nothing was done. After a lost connection nobody knows, and a second PIN
/// on the way would make the first one look wrong.
struct BackupHostMiddleware: Middleware {
  func send(
    _ request: TransportRequest, context: CallContext,
    next: @Sendable (TransportRequest) async throws -> TransportReply
  ) async throws -> TransportReply {
    let reply = try await next(request)
    guard let backup = context.backupURL, reply.isSuccess, NumberVerificationAnswer(reply).isServerFailure else {
      return reply
    }
    do {
      return try await next(request.moved(from: context.baseURL, to: backup))
    } catch let error as TransportError {
      throw TransportError(
        error.reason, "the server answered FAILED 209, and its backup failed too: \(error.message)",
        nothingSent: error.nothingSent)
    }
  }
}

extension TransportRequest {
  /// The same request to another server.
  fileprivate func moved(from former: BaseURL, to baseURL: BaseURL) -> TransportRequest {
    var request = self
    request.head.scheme = baseURL.origin.scheme
    request.head.authority = baseURL.origin.authority
    request.head.path = baseURL.pathPrefix + (head.path ?? "").dropFirst(former.pathPrefix.count)
    return request
  }
}
