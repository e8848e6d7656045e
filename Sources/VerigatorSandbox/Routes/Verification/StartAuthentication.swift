/// `POST /v1/service/service/{service}/users/{user}/auth`: sends the user a PIN, or has the user's app asked for a code.
///
/// A number without a device is sent an SMS, whichever method is asked for; the answer names the method that was used.
enum StartAuthentication {
  static var route: Route {
    Route(
      .start, .post, "/v1/service/service/{service}/users/{user}/auth",
      .init(
        summary: "Sends the user a PIN, or lets it use its app",
        body: .object(["method": AuthenticationMethod.schema.example("sms")]),
        replies: Route.Reply.created(
          "The method that is used", .object(["method": AuthenticationMethod.schema]).named("StartedAuthentication"))),
      .account(.writing) { call, account, transaction in
        let service = try transaction.service(call[.service], of: account)
        guard let wanted = try AuthenticationMethod(rawValue: call.fields().text("method")) else {
          throw Problem(.invalid, "method must be totp or sms")
        }
        let user = try transaction.user(call[.user], in: service)
        try transaction.catchUp()
        let method = try transaction.start(wanted, of: user, in: service)
        try transaction.noteStart(by: method, of: user, in: service)
        return Answer(call.createdStatus, ["method": .string(method.rawValue)])
      })
  }
}

extension Transaction {
  /// Starts an authentication.
  ///
  /// - Returns: The method that is used.
  fileprivate func start(
    _ wanted: AuthenticationMethod, of user: User, in service: Service
  ) throws -> AuthenticationMethod {
    if wanted == .totp, try device(of: user.phoneNumber) != nil {
      try startAuthenticationByApp(of: user)
      return .totp
    }
    let pin = try pinnedPIN(of: user.phoneNumber) ?? makePIN()
    try startAuthentication(of: user, message: sendPIN(pin, to: user, of: service))
    return .sms
  }
}
