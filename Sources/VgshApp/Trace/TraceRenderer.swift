import Verigator
import VgshBase
import VgshOutput

/// Makes text of what a client tells its observer: what `--trace` shows on standard error.
///
/// ```
/// > POST http://127.0.0.1:8080/v1/service/service
/// > Accept: application/json
/// >
/// > {"fqdn":"coffeeshop.com","name":"CoffeeShop"}
/// < 201 Created  12 ms
/// < content-type: application/json
/// <
/// < {"id":"81213bfd-b690-499e-b9d2-8754cb1550e8"}
/// ```
///
/// Lines with `*` are the program's own words. Secrets are the mark, control characters visible, bodies bounded.
package final class TraceRenderer: Sendable {
  private let redactor: Redactor
  private let bodyLimit: Int

  /// - Parameter bodyLimit: bytes shown of a body.
  package init(redactor: Redactor, bodyLimit: Int = 4096) {
    self.redactor = redactor
    self.bodyLimit = bodyLimit
  }

  /// Whole lines for an event; nil where it has nothing to add.
  package func text(of event: ClientEvent) -> StyledText? {
    switch event {
    case .attempt(let attempt, _): return lines(of: attempt)
    case .exchange(let exchange):
      guard exchange.attempts.count > 1 else { return nil }
      let total = "* \(exchange.operation): \(exchange.attempts.count) attempts in \(Self.text(exchange.elapsed))\n"
      return StyledText(total, .dim)
    }
  }

  private func lines(of attempt: Attempt) -> StyledText {
    var lines = TraceLines(redactor: redactor, bodyLimit: bodyLimit)
    if attempt.number > 1 { lines.add("*", "attempt \(attempt.number) of \(attempt.numberAllowed)", .dim) }
    let request = attempt.request
    lines.add(">", "\(request.method) \(request.url)", .strong)
    lines.add(">", headers: request.headers.map { ($0.name.rawName, $0.value) })
    lines.add(">", body: request.body ?? [])
    let elapsed = Self.text(attempt.elapsed)
    switch attempt.outcome {
    case .reply(let reply):
      lines.add("<", StatusPhrase.text(reply.status), Self.style(of: reply.status), note: elapsed)
      lines.add("<", headers: reply.head.headerFields.map { ($0.name.rawName, $0.value) })
      lines.add("<", body: reply.body)
    case .failure(let error): lines.add("*", error.message, .error, note: elapsed)
    case .cancelled: lines.add("*", "cancelled", .warning, note: elapsed)
    }
    if let fault = attempt.sandboxFault { lines.add("*", "a fault of the sandbox did this: \(fault)", .warning) }
    return lines.text
  }

  private static func style(of status: Int) -> StyledText.Style {
    switch status {
    case 200..<300: .success
    case 500...: .error
    default: .warning
    }
  }

  /// Milliseconds, with a decimal where they are few.
  static func text(_ elapsed: Duration) -> String {
    let (seconds, attoseconds) = elapsed.components
    let tenths = seconds * 10_000 + attoseconds / 100_000_000_000_000
    return tenths < 100 ? "\(tenths / 10).\(tenths % 10) ms" : "\(tenths / 10) ms"
  }
}
