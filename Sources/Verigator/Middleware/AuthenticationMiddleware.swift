import HTTPTypes

/// Adds the credentials of the call, the last thing before the transport, so that no other step sees them.
struct AuthenticationMiddleware: Middleware {
  func send(
    _ request: TransportRequest, context: CallContext,
    next: @Sendable (TransportRequest) async throws -> TransportReply
  ) async throws -> TransportReply {
    guard let credentials = context.credentials, isWithinOrigin(request, of: context.baseURL.origin),
      !request.head.headerFields.contains(.serviceAuth)
    else { return try await next(request) }
    var request = request
    request.head.headerFields.append(HTTPField(name: .serviceAuth, value: credentials.headerValue()))
    return try await next(request)
  }

  /// Credentials go to the base URL's origin only, whatever a middleware made of the request.
  private func isWithinOrigin(_ request: TransportRequest, of origin: Origin) -> Bool {
    request.head.scheme == origin.scheme && request.head.authority == origin.authority
  }
}

extension HTTPField.Name {
  /// The API's own header for credentials.
  static let serviceAuth: HTTPField.Name = {
    // The name is a constant; nothing from outside decides whether it is valid.
    guard let name = HTTPField.Name("X-Service-Auth") else { preconditionFailure("the constant is a header name") }
    return name
  }()
}
