import HTTPTypes

/// Follows the redirects of a GET within the base URL's origin, at most five. All others are left to the caller.
struct RedirectMiddleware: Middleware {
  static let limit = 5

  func send(
    _ request: TransportRequest, context: CallContext,
    next: @Sendable (TransportRequest) async throws -> TransportReply
  ) async throws -> TransportReply {
    var request = request
    var reply = try await next(request)
    for _ in 0..<Self.limit {
      guard request.head.method == .get, [301, 302, 303, 307, 308].contains(reply.status),
        let location = reply.head.headerFields[.location],
        case .within(let path) = Redirect(location, from: request, origin: context.baseURL.origin)
      else { break }
      request.head.path = path
      reply = try await next(request)
    }
    return reply
  }
}
