import Foundation

/// What was answered is not what a test goes on from.
struct UnexpectedAnswer: Error, CustomStringConvertible {
  let description: String
}

extension TestSandbox {
  /// Sends a call of Number Verification as a form, with the sandbox's account unless the fields name one.
  ///
  /// - Parameter fields: As `to=%2B37255555555&pin_length=6`.
  func number(_ path: String, _ fields: String) async throws -> String {
    let account = fields.contains("username=") ? "" : "username=sandbox&password=sandbox&"
    return try await text("POST", path, form: account + fields)
  }

  /// Sends a request that is to be answered with 200 and plain text, and gives the text.
  func text(_ method: String, _ path: String, form: String? = nil, headers: [String] = []) async throws -> String {
    let type = form == nil ? [] : ["Content-Type: application/x-www-form-urlencoded"]
    let reply = try await send(method, path, form, headers: type + headers)
    guard reply.status == 200, reply.response[header: "content-type"] == "text/plain" else {
      throw UnexpectedAnswer(description: "no plain text: \(reply.status) \(reply.response.text)")
    }
    return reply.response.text
  }

  /// Starts a verification.
  ///
  /// - Returns: Its id, and the PIN that was sent.
  func startNumber(_ fields: String = "to=%2B37255555555") async throws -> (id: String, pin: String) {
    let answer = try await number("/verify/start", fields)
    guard answer.hasPrefix("OK ") else { throw UnexpectedAnswer(description: answer) }
    return (String(answer.dropFirst(3)), try await newestMessage()["pin"]?.string ?? "")
  }

  func verifyNumber(_ id: String, _ pin: String, _ more: String = "") async throws -> String {
    try await number("/verify/pin", "verification_id=\(id)&pin=\(pin)\(more)")
  }
}
