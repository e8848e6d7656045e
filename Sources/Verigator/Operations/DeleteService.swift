public import HTTPTypes

/// Deletes a service that has no users left: `DELETE /v1/service/service/{id}`. Known from the official SDKs only.
///
/// Documented errors: 401, 403, 404; a service that still has users is refused with a status nobody documents.
public struct DeleteService: Operation {
  public static let name = OperationName.deleteService

  /// The service to delete.
  public let service: ServiceID

  public init(_ service: ServiceID) { self.service = service }

  public var method: HTTPRequest.Method { .delete }
  public var path: String { Paths.service(service) }

  /// Ignores the reply: the documentation has it empty, servers send an object.
  public func decode(_ reply: TransportReply) throws(UndocumentedReply) {}
}
