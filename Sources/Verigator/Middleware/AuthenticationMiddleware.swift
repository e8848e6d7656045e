import HTTPTypes

/// Adds the credentials of the call, the last thing before the transport, so that no other step sees them.
struct AuthenticationMiddleware: Middleware {
  func send(
    _ request: TransportRequest, context: CallContext,
    next: @Sendable (TransportRequest) async throws -> TransportReply
  ) async throws -> TransportReply {
    guard isWithinOrigin(request, of: context.baseURL) || isWithinOrigin(request, of: context.backupURL) else {
      return try await next(request)
    }
    var request = request
    switch context.authentication {
    case .none: break
    case .header(let credentials):
      if !request.head.headerFields.contains(.serviceAuth) {
        request.head.headerFields.append(HTTPField(name: .serviceAuth, value: credentials.headerValue()))
      }
    case .form(let credentials):
      request.body = FormBody.bytes(credentials.parameters) + Array("&".utf8) + (request.body ?? [])
    }
    return try await next(request)
  }

  /// Credentials go to the origins of the client's own URLs only, whatever a middleware made of the request.
  private func isWithinOrigin(_ request: TransportRequest, of baseURL: BaseURL?) -> Bool {
    guard let origin = baseURL?.origin else { return false }
    return request.head.scheme == origin.scheme && request.head.authority == origin.authority
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
