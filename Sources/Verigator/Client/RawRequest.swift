public import HTTPTypes

/// A request of one's own to the client's base URL.
public struct RawRequest: Sendable {
  /// What it counts as in traces and errors: ``OperationName/request``, or ``OperationName/control``.
  public var operation: OperationName
  /// The HTTP method.
  public var method: HTTPRequest.Method
  /// The path below the base URL, with its query.
  public var path: RequestPath
  /// Header fields of one's own. `Accept`, and `Content-Type` where there is a body, are `application/json` unless
  /// given here.
  public var headers: HTTPFields
  /// The body, or nil for none.
  public var body: [UInt8]?
  /// Whether the client's credentials go with it.
  public var isAuthenticated: Bool
  /// How long one try may take; nil for the client's own timeout.
  public var timeout: Duration?

  public init(
    _ operation: OperationName = .request, method: HTTPRequest.Method, path: RequestPath, headers: HTTPFields = [:],
    body: [UInt8]? = nil
  ) {
    self.operation = operation
    self.method = method
    self.path = path
    self.headers = headers
    self.body = body
    isAuthenticated = operation != .control
  }
}
