/// How one test went. Secrets are hidden in all of it already.
package struct TestResult: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    case passed
    case failed(ShownDiagnostic)
    case skipped(reason: String?)
    case timedOut(ShownDiagnostic)
    case cancelled(ShownDiagnostic)
  }

  package var name: String
  /// The line its statement begins on, from 1.
  package var line: Int
  /// Which of several rounds (`--repeat`) it is, from 1; null where there is one only.
  package var round: Int?
  package var outcome: Outcome
  package var elapsed: Duration
  /// The last exchanges of the test, oldest first; bounded.
  package var exchanges: [ShownExchange]
  /// How many earlier exchanges were let go.
  package var droppedExchanges: Int
  /// What it printed; bounded.
  package var output: String

  package init(
    name: String, line: Int, round: Int? = nil, outcome: Outcome, elapsed: Duration = .zero,
    exchanges: [ShownExchange] = [], droppedExchanges: Int = 0, output: String = ""
  ) {
    self.name = name
    self.line = line
    self.round = round
    self.outcome = outcome
    self.elapsed = elapsed
    self.exchanges = exchanges
    self.droppedExchanges = droppedExchanges
    self.output = output
  }

  /// Why it did not pass; null where it passed or was skipped.
  package var failure: ShownDiagnostic? {
    switch outcome {
    case .failed(let diagnostic), .timedOut(let diagnostic), .cancelled(let diagnostic): diagnostic
    case .passed, .skipped: nil
    }
  }
}
