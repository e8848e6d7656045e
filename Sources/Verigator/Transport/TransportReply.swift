public import HTTPTypes

/// One reply as it came over the network.
public struct TransportReply: Sendable, Equatable {
  /// Status and header fields.
  public var head: HTTPResponse
  /// The body, empty if there was none.
  public var body: [UInt8]

  public init(head: HTTPResponse, body: [UInt8] = []) {
    self.head = head
    self.body = body
  }

  /// The status code.
  public var status: Int { head.status.code }

  /// Whether the status is 2xx.
  public var isSuccess: Bool { (200..<300).contains(status) }

  /// What a sandbox says it did to the reply on purpose, as `status 503`; nil for every other reply.
  public var sandboxFault: String? { head.headerFields.sandboxFault }
}
