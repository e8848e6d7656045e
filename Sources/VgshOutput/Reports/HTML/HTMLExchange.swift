import ExactJSON
import VgshBase

/// A request and its reply, to fold: a line that says what it was, inside headers and bodies.
struct HTMLExchange {
  private let exchange: ShownExchange
  private let isOpen: Bool

  init(_ exchange: ShownExchange, isOpen: Bool = false) {
    self.exchange = exchange
    self.isOpen = isOpen
  }

  var item: HTML {
    """
    <details class="exchange"\(isOpen ? " open" : HTML())><summary><b>\(exchange.operation)</b> \
    <span class="status \(kind)">\(ExchangeText.outcome(of: exchange))</span> \
    <small>\(ElapsedText.text(exchange.elapsed))\(attempts)</small> \
    <span class="url">\(exchange.method) \(exchange.url)</span></summary>
    \(part("request", exchange.requestHeaders, exchange.requestBody))\
    \(exchange.status == nil ? problem : part("reply", exchange.headers, exchange.body))</details>

    """
  }

  private var attempts: String { exchange.attempts > 1 ? " · \(exchange.attempts) attempts" : "" }

  private var problem: HTML {
    guard let problem = exchange.problem else { return "" }
    return "<h5>no reply</h5>\n<p>\(problem)</p>\n"
  }

  private var kind: String {
    guard let status = exchange.status else { return "failed" }
    return (200..<300).contains(status) ? "passed" : status < 500 ? "skipped" : "failed"
  }

  private func part(_ name: String, _ headers: [ShownExchange.Header], _ body: String?) -> HTML {
    guard !headers.isEmpty || body?.isEmpty == false else { return "" }
    var lines = HTML()
    for header in headers { lines += "<b>\(header.name):</b> \(header.value)\n" }
    let head: HTML = headers.isEmpty ? "" : "<pre class=\"headers\">\(lines)</pre>\n"
    let content: HTML = body.map { $0.isEmpty ? "" : "<pre>\(Self.readable($0))</pre>\n" } ?? ""
    return "<h5>\(name)</h5>\n\(head)\(content)"
  }

  /// JSON with a line for each member; all else, and what was cut off, as it came.
  private static func readable(_ body: String) -> String {
    guard body.first == "{" || body.first == "[", let json = try? JSON(parsing: body) else { return body }
    return json.text(pretty: true)
  }
}
