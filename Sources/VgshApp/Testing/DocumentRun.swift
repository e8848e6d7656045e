import VGScript
import VgshBase
import VgshCommands
import VgshOutput
import VgshRuntime

/// Runs the examples of a Markdown document one after the other in one session, as if each was typed at the prompt, and
/// compares what is shown with what the document says.
///
/// An example that says what it shows may fail, as long as it shows just that; one that says nothing must go well.
struct DocumentRun {
  /// What the file's session and the run give it.
  struct Parts {
    var file: TestFile
    /// Which of several rounds it is; null where there is one.
    var round: Int?
    var session: Session
    var interpreter: Interpreter
    var console: TestConsole
    var exchanges: ExchangeLog
    var setting: TestSetting
    /// Is told of each test as soon as it has ended.
    var note: @Sendable (TestResult) -> Void
  }

  private let parts: Parts
  private let document: MarkdownDocument
  private let context: ScriptContext
  private var evidence = Evidence()
  /// What was typed, by the source it became.
  private var typed: [SourceID: TypedStatement] = [:]
  /// What examples have shown, by their numbers, for `--update`.
  private var shown: [Int: String] = [:]
  /// Why the examples to come do not run.
  private var end: String?

  /// - Parameter script: the document as it was read.
  init(_ script: LoadedScript, _ parts: Parts) {
    self.parts = parts
    document = MarkdownDocument(script.source)
    context = script.context
  }

  /// - Returns: null where it has no example that `--filter` means.
  mutating func run() async -> FileResult? {
    if let problem = problem { return invalid(problem) }
    let filter = parts.setting.filter
    // Those before the last one that is meant run too: it may build on them.
    guard let last = document.examples.lastIndex(where: { filter.matches($0.name, in: parts.file) }) else { return nil }
    var tests: [TestResult] = []
    for (number, example) in document.examples[...last].enumerated() {
      let test = await run(example, number)
      guard filter.matches(example.name, in: parts.file) else { continue }
      tests.append(test)
      parts.note(test)
      if parts.setting.tests.failsFast, test.failure != nil { parts.setting.stop.letEnd(.earlierFailure) }
    }
    let hasFailed = tests.contains { $0.failure != nil }
    var result = FileResult(path: parts.file.path, tests: tests, status: hasFailed ? .expectationFailed : .success)
    if parts.setting.tests.updatesDocuments { update(&result) }
    return result
  }

  // MARK: Before

  private var problem: Diagnostic? {
    if String(validating: document.source.utf8, as: UTF8.self) == nil {
      return Diagnostic(
        code: "encoding", "'\(parts.file.path.visible())' is not UTF-8", at: nil, help: "save it as UTF-8")
    }
    guard document.examples.isEmpty else { return nil }
    return Diagnostic(
      code: "no-examples", "'\(parts.file.path.visible())' has no examples", at: nil,
      help: "begin a fenced block of commands with ```vgs, and one with what they show behind it with ```text")
  }

  private func invalid(_ diagnostic: Diagnostic) -> FileResult {
    let problem = parts.session.diagnostics.shown(diagnostic, redactor: parts.session.redactor)
    return FileResult(path: parts.file.path, tests: [], problems: [problem], status: .invalidScript)
  }

  // MARK: Examples

  private mutating func run(_ example: MarkdownDocument.Example, _ number: Int) async -> TestResult {
    var result = TestResult(name: example.name, line: example.code.line, round: parts.round, outcome: .passed)
    let reason = example.isSkipped ? "left out by the document" : parts.setting.stop.reason?.text ?? end
    if let reason {
      result.outcome = .skipped(reason: reason)
      return result
    }
    _ = parts.console.take()
    _ = parts.exchanges.take()
    let start = SandboxAwareTime.uptime()
    let scope = CancelScope()
    let deadline = TestDeadline(parts.setting.tests.timeout, scope: scope)
    let sources = statements(of: example)
    let ending = await parts.setting.stop.during(cancel: { scope.cancel() }) {
      deadline.start()
      defer { deadline.stop() }
      return await type(sources, scope, tellsFirstFailure: example.shown != nil)
    }
    result.elapsed = SandboxAwareTime.uptime() - start
    let output = parts.console.take()
    result.outcome = outcome(of: example, number, ending, output, deadline)
    let (exchanges, dropped) = parts.exchanges.take()
    evidence.add(to: &result, exchanges, dropped: dropped, output: output, parts.session.redactor)
    return result
  }

  /// How the statements of an example ended.
  private enum Ending {
    case completed
    /// The first of them that failed.
    case failed(Diagnostic)
    case cancelled(Diagnostic)
    case exited(ExitStatus)
  }

  /// The statements of an example, each a source of its own as at the prompt.
  private mutating func statements(of example: MarkdownDocument.Example) -> [SourceText] {
    let lines = document.text(of: example.code).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    return TypedStatement.statements(of: lines, from: example.code.firstLine).map { statement in
      let source = parts.session.sources.add(name: PromptStyle.sourceName, text: statement.text)
      typed[source.id] = statement
      return source
    }
  }

  /// Runs each statement as the prompt does: one that fails shows why, and the next has its turn.
  ///
  /// - Parameter tellsFirstFailure: whether the first failure is shown, or only given back.
  private func type(_ statements: [SourceText], _ scope: CancelScope, tellsFirstFailure: Bool) async -> Ending {
    var failure: Diagnostic?
    func note(_ diagnostic: Diagnostic) {
      let isFirst = failure == nil && diagnostic.severity == .error
      if isFirst { failure = diagnostic }
      if !isFirst || tellsFirstFailure { parts.session.report(diagnostic) }
    }
    var options = CompilerOptions.prompt
    options.allowsShell = parts.session.allowsShell
    for source in statements {
      let checked = parts.interpreter.check(source, script: context, options: options)
      for diagnostic in checked.diagnostics { note(diagnostic) }
      guard let program = checked.program else { continue }
      switch await parts.interpreter.run(program, scope: scope) {
      case .completed, .skipped: continue
      case .testsFailed(let count):
        let message = count == 1 ? "a test failed" : "\(count) tests failed"
        failure = failure ?? Diagnostic(code: "expectation", message, at: program.tests.first?.span)
      case .exited(let status): return .exited(status)
      case .failed(let stop):
        if case .cancelled = stop.cause { return .cancelled(stop.diagnostic) }
        note(stop.diagnostic)
      }
    }
    return failure.map { .failed($0) } ?? .completed
  }

  private mutating func outcome(
    of example: MarkdownDocument.Example, _ number: Int, _ ending: Ending, _ output: String, _ deadline: TestDeadline
  ) -> TestResult.Outcome {
    var failure: Diagnostic?
    switch ending {
    case .completed: break
    case .failed(let diagnostic): failure = diagnostic
    case .cancelled(var diagnostic) where deadline.hasPassed:
      let limit = parts.setting.tests.timeout.map { " longer than \(DurationText.text($0))" } ?? " too long"
      diagnostic.code = "timeout"
      diagnostic.message = "it took\(limit)"
      diagnostic.help = "a longer --timeout gives it more time"
      return .timedOut(shown(diagnostic))
    case .cancelled(let diagnostic): return .cancelled(shown(diagnostic))
    case .exited(let status):
      end = "not reached: the document left the session before it"
      if status.code != 0 {
        failure = Diagnostic(code: "exit", "the example left the session with status \(status.code)", at: nil)
      }
    }
    guard let block = example.shown else { return failure.map { .failed(shown($0)) } ?? .passed }
    shown[number] = output
    guard !parts.setting.tests.updatesDocuments else { return .passed }
    guard let difference = ShownText(document.text(of: block)).difference(from: output) else { return .passed }
    return .failed(shown(DocumentDifference(difference, in: block, of: document).diagnostic))
  }

  /// A diagnostic for the reports, whose reader wants to know the place in the document.
  private func shown(_ diagnostic: Diagnostic) -> ShownDiagnostic {
    var diagnostic = diagnostic
    diagnostic.span = diagnostic.span.map(placed)
    diagnostic.labels = diagnostic.labels.map { Diagnostic.Label(placed($0.span), $0.text) }
    return parts.session.diagnostics.shown(diagnostic, redactor: parts.session.redactor)
  }

  private func placed(_ span: SourceSpan) -> SourceSpan {
    guard let statement = typed[span.source] else { return span }
    let source = parts.session.sources.add(name: parts.file.path, text: statement.placedText)
    let shift = statement.line - 1
    return SourceSpan(source: source.id, lower: Int(span.lower) + shift, upper: Int(span.upper) + shift)
  }

  // MARK: --update

  private func update(_ result: inout FileResult) {
    let bytes = document.updated(with: shown)
    guard bytes != document.source.utf8 else { return }
    do throws(FileFailure) {
      try AtomicFile.rewrite(bytes, at: parts.file.path)
      result.problems.append(shown(Diagnostic(.note, code: "updated", "'\(parts.file.path)' was updated", at: nil)))
    } catch {
      let failure = shown(Diagnostic(code: "unwritable", error.message, at: nil, help: error.help))
      result.tests.append(
        TestResult(name: parts.file.name, line: 1, round: parts.round, outcome: .failed(failure)))
      result.status = .runtimeFailure
    }
  }
}
