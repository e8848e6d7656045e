import VgshBase

/// What a test printed and what went over the wire.
struct HTMLParticulars {
  /// The last lines that are shown.
  private static let outputLines = 200

  private let test: TestResult

  init(_ test: TestResult) {
    self.test = test
  }

  var isEmpty: Bool { test.output.isEmpty && test.exchanges.isEmpty }

  var content: HTML {
    "\(output)\(exchanges)"
  }

  private var output: HTML {
    guard !test.output.isEmpty else { return "" }
    var lines = test.output.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    let left = lines.count - Self.outputLines
    let shown = lines.suffix(Self.outputLines).joined(separator: "\n")
    return """
      <h4>printed\(left > 0 ? " (the last \(Self.outputLines) lines)" : "")</h4>
      <pre>\(shown)</pre>

      """
  }

  private var exchanges: HTML {
    guard !test.exchanges.isEmpty else { return "" }
    var items = HTML()
    for (number, exchange) in test.exchanges.enumerated() {
      // The one that a failure is about is the last, as a rule.
      let isOpen = test.failure != nil && number == test.exchanges.count - 1
      items += HTMLExchange(exchange, isOpen: isOpen).item
    }
    let dropped: HTML =
      test.droppedExchanges > 0 ? #"<p class="quiet">\#(test.droppedExchanges) earlier ones were not kept</p>\#n"# : ""
    return "<h4>requests</h4>\n\(dropped)\(items)"
  }
}
