public import ExactJSON
public import HTTPTypes

/// Verifies what a user typed: `PUT /v1/service/service/{id}/users/{id}/auth`.
///
/// A wrong token is answered with 200 too: the verdict is in the result. Documented errors: 401, 403, 404 (no
/// authentication is running), 422.
public struct VerifyToken: Operation {
  public static let name = OperationName.verify
  public static let secretFields: Set<String> = ["token"]

  /// The service the user belongs to.
  public let service: ServiceID
  /// The user who typed the token.
  public let user: UserID
  /// What the user typed.
  public let token: VerificationToken

  public init(_ token: VerificationToken, of user: UserID, in service: ServiceID) {
    self.service = service
    self.user = user
    self.token = token
  }

  public var method: HTTPRequest.Method { .put }
  public var path: String { Paths.authentication(of: user, of: service) }

  /// The token alone, always a string: as a number it would lose its leading zeros. The documented `method` is left
  /// out, as both official SDKs do.
  public var body: JSON? { ["token": .string(token.secret.reveal())] }

  public func decode(_ reply: TransportReply) throws(UndocumentedReply) -> Verification {
    try Verification(ReplyBody(of: reply))
  }
}
