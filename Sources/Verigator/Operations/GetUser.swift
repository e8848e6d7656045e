public import HTTPTypes

/// Fetches a user: `GET /v1/service/service/{id}/users/{id}`. Known from the official SDKs only.
///
/// The Python SDK and the documented calls say `users` in the path, the Java SDK says `user`; this one is the former.
/// Documented errors: 401, 403, 404.
public struct GetUser: Operation {
  public static let name = OperationName.getUser

  /// The service the user belongs to.
  public let service: ServiceID
  /// The user to fetch.
  public let user: UserID

  public init(_ user: UserID, in service: ServiceID) {
    self.service = service
    self.user = user
  }

  public var method: HTTPRequest.Method { .get }
  public var path: String { Paths.user(user, of: service) }

  public func decode(_ reply: TransportReply) throws(UndocumentedReply) -> User {
    try User(ReplyBody(of: reply))
  }
}
