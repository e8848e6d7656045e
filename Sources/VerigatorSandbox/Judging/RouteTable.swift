import HTTPTypes

/// All routes, and how a request finds its own.
struct RouteTable: Sendable {
  /// Every route that is served, but for the files of the page, which are its own affair.
  static let all: [Route] =
    [
      CreateService.route, GetService.route, DeleteService.route,
      ListUsers.route, CreateUser.route, GetUser.route, GetUser.singularRoute, DeleteUser.route,
      StartAuthentication.route, VerifyToken.route,
      GetHealth.route, GetMessages.route, DeleteMessages.route, GetPIN.route, SetPIN.route, DeletePIN.route,
      GetClock.route, SetClock.route, ResetClock.route,
      GetDevices.route, AddDevice.route, GetDevice.route, GetDeviceQRCode.route, DeleteDevice.route,
      GetFaults.route, SetFaults.route, AddFault.route, DeleteFaults.route,
      GetAccounts.route, AddAccount.route, DeleteAccount.route, ResetSandbox.route,
      GetRequests.route, GetEvents.route, ListServices.route,
      GetDescription.route, GetPage.route,
    ] + StartNumberVerification.routes + VerifyNumberPIN.routes

  /// What a path and a method lead to.
  enum Match: Sendable {
    case route(Route, [Route.Parameter: String])

    /// The path is served, but not with that method.
    case wrongMethod(allowed: [String])
    case none
  }

  /// By the number of segments of their paths.
  private let routes: [Int: [Route]]

  init() {
    routes = Dictionary(grouping: Self.all + GetPage.files, by: \.path.count)
  }

  func match(_ method: HTTPRequest.Method, _ segments: ArraySlice<String>) -> Match {
    var allowed: [String] = []
    for route in routes[segments.count] ?? [] {
      guard let parameters = route.parameters(of: segments) else { continue }
      if route.method == method { return .route(route, parameters) }
      allowed.append(route.method.rawValue)
    }
    return allowed.isEmpty ? .none : .wrongMethod(allowed: allowed)
  }
}
