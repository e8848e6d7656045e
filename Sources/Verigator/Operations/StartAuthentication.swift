public import ExactJSON
public import HTTPTypes

/// Starts an authentication, which sends a PIN or asks the app: `POST /v1/service/service/{id}/users/{id}/auth`.
///
/// Documented errors: 401, 403, 404, 422, and in later revisions 409 without a word about when.
public struct StartAuthentication: Operation {
  public static let name = OperationName.start

  /// The service the user belongs to.
  public let service: ServiceID
  /// The user to authenticate.
  public let user: UserID
  /// The method to prefer.
  public let preferredMethod: AuthenticationMethod

  public init(of user: UserID, in service: ServiceID, method: AuthenticationMethod) {
    self.service = service
    self.user = user
    preferredMethod = method
  }

  public var method: HTTPRequest.Method { .post }
  public var path: String { Paths.authentication(of: user, of: service) }
  public var body: JSON? { ["method": .string(preferredMethod.rawValue)] }

  public func decode(_ reply: TransportReply) throws(UndocumentedReply) -> StartedAuthentication {
    let method = try ReplyBody(of: reply).json["method"]?.string
    return StartedAuthentication(requested: preferredMethod, method: method.map(AuthenticationMethod.init(rawValue:)))
  }
}
