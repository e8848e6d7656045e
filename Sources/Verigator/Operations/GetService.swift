public import HTTPTypes

/// Fetches a service: `GET /v1/service/service/{id}`. Known from the official SDKs only.
///
/// Documented errors: 401, 403, 404.
public struct GetService: Operation {
  public static let name = OperationName.getService

  /// The service to fetch.
  public let service: ServiceID

  public init(_ service: ServiceID) { self.service = service }

  public var method: HTTPRequest.Method { .get }
  public var path: String { Paths.service(service) }

  public func decode(_ reply: TransportReply) throws(UndocumentedReply) -> Service {
    try Service(ReplyBody(of: reply))
  }
}
