import VgshBase

/// Why a test did not pass, as text: its diagnostic, what it printed, and what went over the wire.
struct FailureText {
  /// The last lines of the output that are shown.
  private static let outputLines = 20
  /// The last exchanges that are shown with their bodies; those before have a line each.
  private static let wholeExchanges = 5

  private let test: TestResult

  init(_ test: TestResult) {
    self.test = test
  }

  /// Whole lines.
  var styled: StyledText {
    var result = StyledText()
    if let failure = test.failure { result.append(Self.text(of: failure)) }
    result.append(output)
    result.append(exchanges)
    return result
  }

  /// What the static check found, as it shows it.
  static func problems(_ problems: [ShownDiagnostic]) -> StyledText {
    problems.reduce(into: StyledText()) { $0.append(text(of: $1)) }
  }

  /// The first line, which says what is wrong, stands out.
  private static func text(of diagnostic: ShownDiagnostic) -> StyledText {
    let headline = diagnostic.text.prefix { $0 != "\n" }
    var result = StyledText(String(headline), .strong)
    result.append(String(diagnostic.text[headline.endIndex...]))
    if diagnostic.text.utf8.last != UInt8(ascii: "\n") { result.append("\n") }
    return result
  }

  private var output: StyledText {
    guard !test.output.isEmpty else { return StyledText() }
    var lines = test.output.visible(keepingBreaks: true).split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    var result = StyledText()
    result.appendLine("  printed:", .heading)
    if lines.count > Self.outputLines {
      result.appendLine("    … \(lines.count - Self.outputLines) lines before", .dim)
    }
    for line in lines.suffix(Self.outputLines) { result.append("    \(line)\n") }
    return result
  }

  private var exchanges: StyledText {
    guard !test.exchanges.isEmpty else { return StyledText() }
    var result = StyledText()
    result.appendLine("  requests:", .heading)
    if test.droppedExchanges > 0 { result.appendLine("    … \(test.droppedExchanges) before", .dim) }
    let firstWhole = test.exchanges.count - Self.wholeExchanges
    for (number, exchange) in test.exchanges.enumerated() {
      result.append(ExchangeText(exchange, indent: "    ").styled(whole: number >= firstWhole))
    }
    return result
  }
}
