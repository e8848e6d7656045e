import ExactJSON
public import HTTPTypes

/// Lists all users of a service: `GET /v1/service/service/{id}/users`. Known from the official SDKs only.
///
/// Documented errors: 401, 403, 404. There is no paging.
public struct ListUsers: Operation {
  public static let name = OperationName.listUsers

  /// The service whose users to list.
  public let service: ServiceID

  public init(of service: ServiceID) { self.service = service }

  public var method: HTTPRequest.Method { .get }
  public var path: String { Paths.users(of: service) }

  /// Reads the array itself; the counters beside it differ between sources and are ignored.
  public func decode(_ reply: TransportReply) throws(UndocumentedReply) -> [User] {
    guard let users = try ReplyBody(of: reply).json["users"] else {
      throw UndocumentedReply("its body lacks 'users'")
    }
    guard let elements = users.array else {
      throw UndocumentedReply("'users' in its body is \(users.kindName), not an array")
    }
    var result: [User] = []
    result.reserveCapacity(elements.count)
    for element in elements {
      guard case .object = element else {
        throw UndocumentedReply("an element of 'users' is \(element.kindName), not an object")
      }
      result.append(try User(ReplyBody(element)))
    }
    return result
  }
}
