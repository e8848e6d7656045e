public import HTTPTypes

/// Deletes a user: `DELETE /v1/service/service/{id}/users/{id}`.
///
/// Documented errors: 401, 403, 404.
public struct DeleteUser: Operation {
  public static let name = OperationName.deleteUser

  /// The service the user belongs to.
  public let service: ServiceID
  /// The user to delete.
  public let user: UserID

  public init(_ user: UserID, in service: ServiceID) {
    self.service = service
    self.user = user
  }

  public var method: HTTPRequest.Method { .delete }
  public var path: String { Paths.user(user, of: service) }

  /// Ignores the reply: the documentation has it empty, servers send an object.
  public func decode(_ reply: TransportReply) throws(UndocumentedReply) {}
}
