public import HTTPTypes

/// One request as it goes over the network.
public struct TransportRequest: Sendable {
  /// Method, scheme, authority, path with query, and header fields.
  public var head: HTTPRequest
  /// The body, or nil for none.
  public var body: [UInt8]?
  /// How long the whole exchange may take, from connecting to the last byte of the reply.
  public var timeout: Duration

  public init(head: HTTPRequest, body: [UInt8]? = nil, timeout: Duration = .seconds(30)) {
    self.head = head
    self.body = body
    self.timeout = timeout
  }

  /// The whole URL.
  public var url: String { (head.scheme ?? "http") + "://" + (head.authority ?? "") + (head.path ?? "/") }
}
