import Verigator
import VgshBase
import VgshOutput

extension ShownExchange {
  /// Bytes shown of a body.
  private static let bodyLimit = 4096

  /// How much of an exchange is kept for the reports.
  enum Detail {
    /// The line alone: method, URL, status, time.
    case line
    case whole
  }

  /// A call as a report may show it, secrets hidden.
  init(_ exchange: Exchange, _ detail: Detail, redactor: Redactor) {
    self.init(
      operation: exchange.operation.rawValue, method: exchange.request.method,
      url: redactor.redact(exchange.request.url).visible(), status: exchange.reply?.status,
      problem: Self.problem(of: exchange, redactor), elapsed: exchange.elapsed, attempts: exchange.tries)
    switch detail {
    case .line: return
    case .whole:
      requestHeaders = Self.headers(exchange.request.headers.map { ($0.name.rawName, $0.value) }, redactor)
      requestBody = Self.body(exchange.request.body, redactor)
      let fields = exchange.reply?.head.headerFields.map { ($0.name.rawName, $0.value) } ?? []
      headers = Self.headers(fields, redactor)
      body = Self.body(exchange.reply?.body, redactor)
    }
  }

  /// About how many bytes it takes.
  var size: Int {
    let headers = (requestHeaders + headers).reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 32 }
    return 256 + url.utf8.count + headers + (requestBody?.utf8.count ?? 0) + (body?.utf8.count ?? 0)
  }

  private static func problem(of exchange: Exchange, _ redactor: Redactor) -> String? {
    guard exchange.reply == nil else { return nil }
    switch exchange.attempts.last?.outcome {
    case .failure(let error): return redactor.redact(error.message).visible()
    case .cancelled: return "cancelled"
    case .reply, nil: return nil
    }
  }

  private static func headers(_ fields: [(name: String, value: String)], _ redactor: Redactor) -> [Header] {
    fields.map { Header(name: $0.name.visible(), value: redactor.redact($0.value).visible()) }
  }

  private static func body(_ body: [UInt8]?, _ redactor: Redactor) -> String? {
    guard let body, !body.isEmpty else { return nil }
    let excerpt = BodyExcerpt(body, limit: bodyLimit, redactor: redactor)
    guard let text = excerpt.text else { return "(\(body.count) bytes that are no text)" }
    return text.visible(keepingBreaks: true) + (excerpt.rest > 0 ? "\n… \(excerpt.rest) more bytes" : "")
  }
}
