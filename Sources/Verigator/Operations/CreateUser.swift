public import ExactJSON
public import HTTPTypes

/// Adds a user to a service: `POST /v1/service/service/{id}/users`.
///
/// Documented errors: 401, 403, 404, 409 (the service has a user of that name), 422.
public struct CreateUser: Operation {
  public static let name = OperationName.createUser

  /// The service to add to.
  public let service: ServiceID
  /// The user's login name in the service's own system, usually an e-mail address.
  public let idInService: String
  /// The user's phone. The reply does not repeat it.
  public let phoneNumber: PhoneNumber

  public init(idInService: String, phoneNumber: PhoneNumber, in service: ServiceID) {
    self.service = service
    self.idInService = idInService
    self.phoneNumber = phoneNumber
  }

  public var method: HTTPRequest.Method { .post }
  public var path: String { Paths.users(of: service) }
  public var body: JSON? { ["id_in_service": .string(idInService), "phone_number": .string(phoneNumber.text)] }

  public func decode(_ reply: TransportReply) throws(UndocumentedReply) -> User {
    try User(ReplyBody(of: reply))
  }
}
