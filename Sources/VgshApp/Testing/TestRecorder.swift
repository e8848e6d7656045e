import Synchronization
import Verigator
import VgshBase
import VgshOutput
import VgshRuntime

/// Makes results of what the evaluator tells of the tests of one file.
final class TestRecorder: TestObserver {
  /// What the file's session and the run give it.
  struct Parts: Sendable {
    var file: TestFile
    /// Which of several rounds it is; null where there is one.
    var round: Int?
    var session: Session
    var console: TestConsole
    var exchanges: ExchangeLog
    var filter: TestFilter
    var stop: TestStop
    var failsFast: Bool
    var deadline: TestDeadline
    /// Null where nobody is asked at failures.
    var prompt: FailurePrompt?
    /// Is told of each test as soon as it has ended.
    var note: @Sendable (TestResult) -> Void
  }

  private struct State {
    var results: [TestResult] = []
    /// Tests that were decided about, by their names.
    var asked: Set<String> = []
    var begun = Duration.zero
    /// Of all tests so far.
    var elapsed = Duration.zero
    var evidence = Evidence()
    var isInside = false
    var hasEndedInTest = false
    var abortedAt: Failure?
  }

  private let parts: Parts
  private let state = Mutex(State())
  let timeout: Duration?

  init(_ parts: Parts, timeout: Duration?) {
    self.parts = parts
    self.timeout = timeout
  }

  // MARK: What the evaluator tells

  func shouldRun(_ test: TestCase) -> Bool {
    state.withLock { _ = $0.asked.insert(test.name) }
    guard parts.filter.matches(test.name, in: parts.file) else { return false }
    guard let reason = parts.stop.reason else { return true }
    add(result(of: test, .skipped(reason: reason.text)))
    return false
  }

  func began(_ test: TestCase) {
    parts.deadline.stop()
    forget()
    state.withLock { state in
      state.begun = SandboxAwareTime.uptime()
      state.isInside = true
    }
  }

  func ended(_ test: TestCase, _ ending: TestEnding) {
    var result = result(of: test, outcome(of: ending))
    state.withLock { state in
      result.elapsed = SandboxAwareTime.uptime() - state.begun
      state.elapsed += result.elapsed
      state.isInside = false
      if case .cancelled = ending { state.hasEndedInTest = true }
    }
    add(withEvidence(result))
    parts.deadline.start()
  }

  var asksAtFailures: Bool { parts.prompt != nil }

  func failed(_ statement: FailedStatement) async -> Recovery {
    guard let prompt = parts.prompt, parts.stop.reason == nil else { return .leaveTest }
    // Whoever looks at a failure takes the time it takes.
    parts.deadline.stop()
    let recovery = await prompt.ask(about: statement, in: parts.session, parts.console)
    if case .abort = recovery {
      parts.stop.letEnd(.aborted)
      state.withLock { state in
        state.hasEndedInTest = state.isInside
        state.abortedAt = statement.failure
      }
    }
    return recovery
  }

  /// Whether a test was running when the run was ended, so that its result tells of it.
  var hasEndedInTest: Bool { state.withLock(\.hasEndedInTest) }

  /// The failure at whose prompt the run was aborted.
  var abortedAt: Failure? { state.withLock(\.abortedAt) }

  // MARK: What comes of it

  /// What stood outside the tests has failed, or was all there is: one test named after the file.
  func addFile(_ outcome: TestResult.Outcome, elapsed: Duration) {
    let outside = elapsed - state.withLock(\.elapsed)
    add(
      withEvidence(
        TestResult(name: parts.file.name, line: 1, round: parts.round, outcome: outcome, elapsed: outside)))
  }

  /// Those of the tests that nobody asked about: the file ended before them.
  func skipRest(_ tests: [TestCase], reason: String) {
    for test in tests where !state.withLock({ $0.asked.contains(test.name) }) {
      guard parts.filter.matches(test.name, in: parts.file) else { continue }
      add(result(of: test, .skipped(reason: reason)))
    }
  }

  var results: [TestResult] { state.withLock(\.results) }

  /// A diagnostic with its place and its excerpt, secrets hidden.
  func shown(_ diagnostic: Diagnostic) -> ShownDiagnostic {
    parts.session.diagnostics.shown(diagnostic, redactor: parts.session.redactor)
  }

  // MARK: Inside

  private func outcome(of ending: TestEnding) -> TestResult.Outcome {
    switch ending {
    case .passed: .passed
    case .failed(let failure): .failed(shown(failure.diagnostic))
    case .skipped(let reason): .skipped(reason: reason.map { parts.session.redactor.redact($0).visible() })
    case .timedOut(let failure): .timedOut(shown(failure.diagnostic))
    case .cancelled(let failure): .cancelled(shown(failure.diagnostic))
    }
  }

  private func result(of test: TestCase, _ outcome: TestResult.Outcome) -> TestResult {
    let line = parts.session.sources[test.span.source]?.position(of: test.span.lower).line
    return TestResult(name: test.name, line: line ?? 1, round: parts.round, outcome: outcome)
  }

  private func add(_ result: TestResult) {
    state.withLock { $0.results.append(result) }
    if parts.failsFast, result.failure != nil { parts.stop.letEnd(.earlierFailure) }
    parts.note(result)
  }

  /// What happened before a test is none of its own.
  private func forget() {
    _ = parts.console.take()
    _ = parts.exchanges.take()
  }

  private func withEvidence(_ result: TestResult) -> TestResult {
    let (exchanges, dropped) = parts.exchanges.take()
    let output = parts.console.take()
    var result = result
    let redactor = parts.session.redactor
    state.withLock { state in
      state.evidence.add(to: &result, exchanges, dropped: dropped, output: output, redactor)
    }
    return result
  }
}
