import VgshBase

/// A request and its reply as text: a line that says what it was and what came of it, and below it the bodies.
struct ExchangeText {
  /// Of each body; reports for programs have all of it.
  private static let bodyLines = 12
  private static let bodyCharacters = 2000

  private let exchange: ShownExchange
  private let indent: String

  init(_ exchange: ShownExchange, indent: String = "") {
    self.exchange = exchange
    self.indent = indent
  }

  /// Whole lines.
  ///
  /// - Parameter whole: whether the bodies are shown too.
  func styled(whole: Bool) -> StyledText {
    var result = StyledText(indent)
    result.append(exchange.operation, .strong)
    result.append("  ")
    result.append(Self.outcome(of: exchange), Self.style(of: exchange))
    result.append("  \(ElapsedText.text(exchange.elapsed))", .dim)
    if exchange.attempts > 1 { result.append(", \(exchange.attempts) attempts", .dim) }
    result.append("  \(exchange.method) \(exchange.url)\n")
    guard whole else { return result }
    result.append(body(exchange.requestBody, mark: ">"))
    result.append(body(exchange.body, mark: "<"))
    return result
  }

  /// What came of it, in a few words.
  static func outcome(of exchange: ShownExchange) -> String {
    exchange.status.map(StatusPhrase.text) ?? exchange.problem ?? "no reply"
  }

  private static func style(of exchange: ShownExchange) -> StyledText.Style {
    guard let status = exchange.status else { return .error }
    return (200..<300).contains(status) ? .success : status < 500 ? .warning : .error
  }

  private func body(_ body: String?, mark: String) -> StyledText {
    guard let body, !body.isEmpty else { return StyledText() }
    let shown = body.prefix(Self.bodyCharacters)
    var lines = String(shown).visible(keepingBreaks: true).split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    let isCut = lines.count > Self.bodyLines || shown.endIndex < body.endIndex
    var result = StyledText()
    for line in lines.prefix(Self.bodyLines) {
      result.append("\(indent)  \(mark) ", .dim)
      result.append("\(line)\n")
    }
    if isCut { result.appendLine("\(indent)  \(mark) …", .dim) }
    return result
  }
}
