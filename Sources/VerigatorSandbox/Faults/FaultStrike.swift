import ExactJSON
import HTTPTypes

/// What a fault does to one request.
struct FaultStrike: Sendable {
  private let fault: Fault

  /// How long the answer is held back.
  let delay: Duration

  /// - Parameter jitter: Milliseconds drawn for this request.
  init(_ fault: Fault, jitter: Int) {
    self.fault = fault
    delay = .milliseconds(fault.delay + jitter)
  }

  /// Whether the connection is closed without an answer.
  var closes: Bool { fault.closes }

  /// Whether the connection is closed in the middle of the answer.
  var truncates: Bool { fault.truncates }

  /// The answer instead of what the call would have done; nil where the call is to be done.
  var answer: Answer? {
    guard fault.status != nil || fault.body != nil else { return nil }
    let status = fault.status ?? 200
    guard let body = fault.body else {
      // By the literal's initialiser, which is the one that knows the phrases.
      let phrase = HTTPResponse.Status(integerLiteral: status).reasonPhrase
      return Answer(status, ["message": .string(phrase.isEmpty ? "Status \(status)" : phrase)])
    }
    let bytes = Array(body.utf8)
    let isJSON = (try? JSON(parsing: bytes)) != nil
    return Answer(
      status, encoded: bytes, contentType: isJSON ? "application/json" : "text/plain; charset=utf-8")
  }
}

extension FaultStrike: CustomStringConvertible {
  /// What it does, for `X-Sandbox-Fault` and the log: `status 503, delay 250 ms`.
  var description: String {
    var parts: [String] = []
    if let status = fault.status { parts.append("status \(status)") }
    if fault.body != nil { parts.append("body") }
    if delay > .zero { parts.append("delay \(delay.milliseconds) ms") }
    if truncates { parts.append("truncate") }
    if closes { parts.append("close") }
    return parts.joined(separator: ", ")
  }
}

extension Duration {
  fileprivate var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
