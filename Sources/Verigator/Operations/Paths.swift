/// The paths of the API. The doubled `service` is the API's own.
enum Paths {
  static let services = "/v1/service/service"

  static func service(_ service: ServiceID) -> String { "\(services)/\(service.pathSegment)" }

  static func users(of service: ServiceID) -> String { "\(Paths.service(service))/users" }

  static func user(_ user: UserID, of service: ServiceID) -> String {
    "\(users(of: service))/\(user.pathSegment)"
  }

  static func authentication(of user: UserID, of service: ServiceID) -> String {
    "\(Paths.user(user, of: service))/auth"
  }
}
