public import ExactJSON
public import HTTPTypes

/// Registers a service: `POST /v1/service/service`.
///
/// Documented errors: 401, 403, 404, 409 (the account has a service of that name), 422.
public struct CreateService: Operation {
  public static let name = OperationName.createService

  /// The service's name, also shown to its users.
  public let serviceName: String
  /// The service's domain.
  public let fqdn: HostName

  public init(name: String, fqdn: HostName) {
    serviceName = name
    self.fqdn = fqdn
  }

  public var method: HTTPRequest.Method { .post }
  public var path: String { Paths.services }
  public var body: JSON? { ["fqdn": .string(fqdn.text), "name": .string(serviceName)] }

  public func decode(_ reply: TransportReply) throws(UndocumentedReply) -> Service {
    try Service(ReplyBody(of: reply))
  }
}
