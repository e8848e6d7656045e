import ExactJSON

/// `PUT /v1/service/service/{service}/users/{user}/auth`: judges what the user typed.
///
/// Right and wrong tokens are both answered with 200, for the SDKs' examples ask again until one is right.
enum VerifyToken {
  static var route: Route {
    Route(
      .verify, .put, "/v1/service/service/{service}/users/{user}/auth",
      .init(
        summary: "Judges what the user typed", body: body,
        replies: [
          .init(200, "Whether the token is right", schema),
          .refusal(.notFound, "No verification was started for the user"),
        ]),
      .account(.writing) { call, account, transaction in
        let service = try transaction.service(call[.service], of: account)
        let token = try token(in: call.fields())
        let user = try transaction.user(call[.user], in: service)
        guard let authentication = try transaction.authentication(of: user) else {
          throw Problem(.notFound, "Verification not found: none was started for this user, or it was passed already")
        }
        return try judge(token, authentication, of: user, in: transaction, attempts: call.settings.attempts)
      })
  }

  private static var body: JSONSchema {
    .object(
      ["token": Fields.textSchema.described("The PIN, or the code of the app").example("4711")],
      optional: ["method": AuthenticationMethod.schema.orNull.described("Without effect")])
  }

  private static var schema: JSONSchema {
    let status = JSONSchema.object([
      "throttled": .boolean, "expired": .boolean, "invalid": .boolean,
      "result": .words(Result.allCases.map(\.rawValue)),
    ])
    return .object(
      ["method": AuthenticationMethod.schema, "verified": .boolean],
      optional: ["status": status.described("Why, where it is not verified")]
    ).named("Verification")
  }

  /// Neither SDK sends `method`, though it is documented; `auth_id` and the like are of older times and ignored.
  private static func token(in fields: Fields) throws(Problem) -> String {
    if case .integer = fields["token"] {
      throw Problem(.invalid, "token must be a string, not a number, for a PIN may begin with zeros")
    }
    let token = try fields.text("token")
    if let method = fields["method"], !method.isNull,
      method.string.flatMap(AuthenticationMethod.init(rawValue:)) == nil
    {
      throw Problem(.invalid, "method must be totp or sms where it is given")
    }
    return token
  }

  private static func judge(
    _ token: String, _ authentication: Authentication, of user: User, in transaction: Transaction, attempts: Int
  ) throws -> Answer {
    let method = JSON.string(authentication.method.rawValue)
    // Expiry beats throttling.
    guard try transaction.now() < authentication.expires, !authentication.isBlanked else {
      try transaction.catchUp()
      return refusal(method, .expired)
    }
    guard authentication.wrongTokens < attempts else { return refusal(method, .throttled) }
    guard try transaction.takes(token, for: authentication, of: user) else {
      try transaction.countWrongToken(of: user)
      return refusal(method, .invalid)
    }
    try transaction.endAuthentication(of: user)
    return Answer(200, ["method": method, "verified": true])
  }

  private enum Result: String, CaseIterable {
    case invalid = "INVALID"
    case expired = "EXPIRED"
    case throttled = "THROTTLED"
  }

  private static func refusal(_ method: JSON, _ result: Result) -> Answer {
    Answer(
      200,
      [
        "method": method,
        "verified": false,
        "status": [
          "throttled": .bool(result == .throttled),
          "expired": .bool(result == .expired),
          "invalid": .bool(result == .invalid),
          "result": .string(result.rawValue),
        ],
      ])
  }
}

extension Authentication {
  /// Whether its PIN has been taken away, as it expired.
  fileprivate var isBlanked: Bool {
    switch awaited {
    case .pin(let pin, _): pin == nil
    case .code: false
    }
  }
}

extension Transaction {
  /// Whether a token is right. One that is has been used up by then, for whoever comes next.
  fileprivate func takes(_ token: String, for authentication: Authentication, of user: User) throws -> Bool {
    switch authentication.awaited {
    case .pin(let pin, let message):
      guard let pin, pin.equalsInConstantTime(token) else { return false }
      try blankMessage(message)
    case .code:
      guard let device = try device(of: user.phoneNumber), let step = try device.step(of: token, at: now()) else {
        return false
      }
      try accept(step, of: device)
    }
    return true
  }
}
