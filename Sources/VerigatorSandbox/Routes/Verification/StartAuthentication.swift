/// `POST /v1/service/service/{service}/users/{user}/auth`: sends the user a PIN.
///
/// A number without an app is sent an SMS, whichever method is asked for; the answer names the method that was used.
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
        let method = try call.fields().text("method")
        guard AuthenticationMethod(rawValue: method) != nil else {
          throw Problem(.invalid, "method must be totp or sms")
        }
        let user = try transaction.user(call[.user], in: service)
        try transaction.catchUp()
        let pin = try transaction.pinnedPIN(of: user.phoneNumber) ?? transaction.makePIN()
        let message = try transaction.sendPIN(pin, to: user, of: service)
        try transaction.startAuthentication(of: user, message: message)
        return Answer(call.createdStatus, ["method": .string(AuthenticationMethod.sms.rawValue)])
      })
  }
}
