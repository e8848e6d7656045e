/// `/verify/pin`: judges the PIN that a person typed: `VERIFIED`, `INVALID`, `EXPIRED` or `THROTTLED`.
///
/// An id answers once with `VERIFIED`, and is unknown from then on.
enum VerifyNumberPIN {
  static var routes: [Route] {
    Route.number(.numberVerify, "pin", description) { call, account, transaction in
      let id = try call.required("verification_id")
      let pin = try call.required("pin")
      let cookie = try call["cookie"]
      try transaction.catchUp()
      guard let verification = try transaction.numberVerification(id, of: account) else {
        throw NumberRefusal(
          .verificationNotFound, "No verification of that id: it was passed already, is another account's, or never was"
        )
      }
      return Answer(text: try judge(pin, verification, cookie: cookie, in: transaction).rawValue)
    }
  }

  private static var description: Route.Description {
    .init(
      summary: "Judges the PIN that a person typed",
      query: NumberCall.described([("verification_id", "The id of the verification"), ("pin", "What was typed")]),
      replies: [
        .text(
          200, "The verdict, or what is wrong",
          pattern: "VERIFIED|INVALID|EXPIRED|THROTTLED|ERROR 1(01|02|10)|FAILED 209")
      ])
  }

  private enum Verdict: String {
    case verified = "VERIFIED"
    case invalid = "INVALID"
    case expired = "EXPIRED"
    case throttled = "THROTTLED"
  }

  private static func judge(
    _ pin: String, _ verification: NumberVerification, cookie: String?, in transaction: Transaction
  ) throws -> Verdict {
    // Expiry beats throttling.
    guard try transaction.now() < verification.expires, let right = verification.pin else { return .expired }
    guard verification.wrongPINs < transaction.settings.pin.attempts else { return .throttled }
    guard right.equalsInConstantTime(pin) else {
      try transaction.countWrongPIN(for: verification)
      return .invalid
    }
    // The browser that typed the PIN is the one that need not type it again.
    try transaction.pass(verification, cookie: cookie ?? verification.cookie)
    return .verified
  }
}
