/// `/verify/start`: sends a PIN to a number, and sends it again until it was entered or enough was sent.
///
/// `OK <id>`, or `VERIFIED` where the cookie was verified with that number before. `ip` and `browser` are taken and
/// ignored, for nothing here knows where an address is.
enum StartNumberVerification {
  static var routes: [Route] {
    Route.number(.numberStart, "start", description) { call, account, transaction in
      let phoneNumber = try phoneNumber(in: call)
      let order = try order(in: call, to: phoneNumber, policy: transaction.settings.pin)
      if let cookie = order.cookie, try transaction.isVerified(cookie, for: phoneNumber, of: account) {
        return Answer(text: "VERIFIED")
      }
      try transaction.catchUp()
      let id = try transaction.startNumberVerification(order, of: account)
      try transaction.noteStartBySMS(of: phoneNumber)
      return Answer(text: "OK \(id)")
    }
  }

  private static var description: Route.Description {
    .init(
      summary: "Sends a PIN to a phone number",
      query: NumberCall.described([
        ("to", "The phone number, with or without +"), ("template", "The text, with <PIN> where the PIN is to stand"),
        ("pin_length", "4 to 16 digits, 4 by default"), ("from", "The sender, Verigator by default"),
        ("max_tries", "How often the PIN is sent in all, 2 by default"),
        ("retry_delay", "Seconds between two of them, 30 by default"),
        ("validity", "Seconds that the PIN is good, 300 by default and 1800 at most"),
      ]),
      replies: [
        .text(
          200, "The id of the verification, or that none is needed, or what is wrong",
          pattern: "OK [0-9a-f-]{36}|VERIFIED|ERROR 10[129]|FAILED 209")
      ])
  }

  private static func phoneNumber(in call: NumberCall) throws(NumberRefusal) -> PhoneNumber {
    guard let number = PhoneNumber(parameter: try call.required("to"), lenient: call.settings.lenientPhone) else {
      throw NumberRefusal(
        .invalidParameters, "to must be a phone number with its country code, 7 to 15 digits, with or without +")
    }
    return number
  }

  private static func order(
    in call: NumberCall, to phoneNumber: PhoneNumber, policy: SandboxConfiguration.PINPolicy
  ) throws(NumberRefusal) -> NumberVerificationOrder {
    let length = try call.number("pin_length", 4...16)
    let tries = try call.number("max_tries", 1...Int.max)
    let delay = try call.number("retry_delay", 1...1_000_000_000)
    let validity = try call.number("validity", 0...1800)
    let template = try call["template"] ?? "Your verification PIN code is \(NumberVerificationOrder.placeholder)"
    guard template.contains(NumberVerificationOrder.placeholder) else {
      throw NumberRefusal(
        .templateWithoutPIN, "template must contain \(NumberVerificationOrder.placeholder), where the PIN is to stand")
    }
    return NumberVerificationOrder(
      phoneNumber: phoneNumber, sender: try call["from"] ?? "Verigator", template: template,
      pinLength: length ?? policy.length, validitySeconds: validity ?? policy.validitySeconds,
      sendings: tries ?? 2, delaySeconds: delay ?? 30, cookie: try call["cookie"])
  }
}
