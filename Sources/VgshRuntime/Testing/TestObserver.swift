import VgshBase

/// Is told how the tests of a script go, and decides which of them run.
///
/// Without one (`vgsh run`, the prompt) all tests run, and a failed one is a diagnostic.
package protocol TestObserver: Sendable {
  /// Whether a test is to run; asked once for each, in the order of the script.
  func shouldRun(_ test: TestCase) -> Bool
  /// A test begins, its `setup` blocks included.
  func began(_ test: TestCase)
  /// A test has ended, its `defer` blocks included.
  func ended(_ test: TestCase, _ ending: TestEnding)
  /// How long one test may take; null for as long as it likes. Its `defer` blocks have a deadline of their own.
  var timeout: Duration? { get }
  /// Whether `failed` wants to be asked: names of variables are kept for it.
  var asksAtFailures: Bool { get }
  /// A statement has failed: says how to go on. Asked only where `asksAtFailures`.
  func failed(_ statement: FailedStatement) async -> Recovery
}

/// A statement that failed, with what can be seen from it.
package struct FailedStatement: Sendable {
  package let span: SourceSpan
  package let failure: Failure
  /// The variables that the statement sees, in the order of their names.
  package let variables: [(name: String, value: Value)]

  package init(span: SourceSpan, failure: Failure, variables: [(name: String, value: Value)]) {
    self.span = span
    self.failure = failure
    self.variables = variables
  }
}

/// How to go on behind a failed statement.
package enum Recovery: Sendable {
  /// With the next statement; the test counts as failed all the same.
  case proceed
  /// With the same statement once more, these variables having new values.
  case retry(variables: [(name: String, value: Value)])
  /// With the next test; this one counts as failed.
  case leaveTest
  /// Not at all: the run ends as if it had been interrupted.
  case abort
}
