import Verigator
import VgshBase
import VgshCommands
import VgshOutput
import VgshRuntime

/// Runs one file once: read, checked, and run in a session of its own.
struct TestFileRun {
  /// More problems of one file tell nobody anything.
  private static let mostProblems = 100

  let file: TestFile
  /// From 1.
  let round: Int
  let setting: TestSetting
  let transport: CurlTransport
  /// Is told of each test as soon as it has ended.
  let note: @Sendable (TestResult) -> Void

  /// - Returns: null where the file has no test that `--filter` means.
  func run() async -> FileResult? {
    let start = SandboxAwareTime.uptime()
    let console = TestConsole(terminal: setting.terminal)
    let exchanges = ExchangeLog()
    do {
      let session = try setting.makeSession(
        file, round: round, transport: transport, console: console, exchanges: exchanges)
      var result = await run(in: session, console, exchanges)
      _ = session.finishRecording()
      await session.sandbox.shutdown()
      result?.elapsed = SandboxAwareTime.uptime() - start
      result?.seen = exchanges.seen
      return result
    } catch let error as UsageError {
      return unusable(Diagnostic(code: "session", error.message, at: nil, help: error.help))
    } catch {
      return unusable(Diagnostic(code: "session", "\(error)", at: nil))
    }
  }

  private func run(in session: Session, _ console: TestConsole, _ exchanges: ExchangeLog) async -> FileResult? {
    let script: LoadedScript
    do {
      script = try session.loader.load(file.path, relativeTo: "")
    } catch let failure as CommandFailure {
      return unusable(Diagnostic(code: "unreadable", failure.message, at: nil, help: failure.help))
    } catch {
      return unusable(Diagnostic(code: "unreadable", "\(error)", at: nil))
    }
    let interpreter: Interpreter
    do {
      let variables = try GivenVariables.read(setting.program, setting.environment) { session.redactor.add($0) }
      interpreter = session.makeInterpreter(variables)
    } catch let error as UsageError {
      return unusable(Diagnostic(code: "variable", error.message, at: nil, help: error.help))
    } catch {
      return unusable(Diagnostic(code: "variable", "\(error)", at: nil))
    }
    switch file.kind {
    case .script: return await run(script, with: interpreter, in: session, console, exchanges)
    case .document: return await runDocument(script, with: interpreter, in: session, console, exchanges)
    }
  }

  private func run(
    _ script: LoadedScript, with interpreter: Interpreter, in session: Session, _ console: TestConsole,
    _ exchanges: ExchangeLog
  ) async -> FileResult? {
    let checked = interpreter.check(
      script.source, script: script.context, identity: script.identity,
      options: CompilerOptions(
        warnsOfUnread: true, takesVariables: true, allowsShell: session.allowsShell,
        asksAtFailures: setting.prompt != nil))
    let problems = checked.diagnostics.prefix(Self.mostProblems).map {
      session.diagnostics.shown($0, redactor: session.redactor)
    }
    guard let program = checked.program else {
      return FileResult(path: file.path, tests: [], problems: problems, status: .invalidScript)
    }
    let filter = setting.filter
    guard filter.matches(file) || program.tests.contains(where: { filter.matches($0.name, in: file) }) else {
      return nil
    }
    let tests = await results(of: program, interpreter, session, console, exchanges)
    let hasFailed = tests.contains { $0.failure != nil }
    return FileResult(
      path: file.path, tests: tests, problems: problems, status: hasFailed ? .expectationFailed : .success)
  }

  private func runDocument(
    _ script: LoadedScript, with interpreter: Interpreter, in session: Session, _ console: TestConsole,
    _ exchanges: ExchangeLog
  ) async -> FileResult? {
    if let service = setting.program.service {
      let outcome = await setting.stop.during(cancel: {}) { await choose(service, in: session, CancelScope()) }
      if case .failed(let failure) = outcome { return unusable(failure.diagnostic) }
    }
    var run = DocumentRun(
      script,
      DocumentRun.Parts(
        file: file, round: setting.tests.rounds > 1 ? round : nil, session: session, interpreter: interpreter,
        console: console, exchanges: exchanges, setting: setting, note: note))
    return await run.run()
  }

  private func results(
    of program: Program, _ interpreter: Interpreter, _ session: Session, _ console: TestConsole,
    _ exchanges: ExchangeLog
  ) async -> [TestResult] {
    let scope = CancelScope()
    let deadline = TestDeadline(setting.tests.timeout, scope: scope)
    let recorder = TestRecorder(
      TestRecorder.Parts(
        file: file, round: setting.tests.rounds > 1 ? round : nil, session: session, console: console,
        exchanges: exchanges, filter: setting.filter, stop: setting.stop, failsFast: setting.tests.failsFast,
        deadline: deadline, prompt: setting.prompt, note: note),
      timeout: setting.tests.timeout)
    let start = SandboxAwareTime.uptime()
    let outcome = await setting.stop.during(cancel: { scope.cancel() }) {
      deadline.start()
      defer { deadline.stop() }
      if let service = setting.program.service {
        let outcome = await choose(service, in: session, scope)
        guard case .completed = outcome else { return outcome }
      }
      return await interpreter.run(program, scope: scope, observer: recorder)
    }
    let elapsed = SandboxAwareTime.uptime() - start
    record(outcome, of: program, in: recorder, deadline, elapsed)
    return recorder.results
  }

  /// `--service`: makes it the current one before anything else.
  private func choose(_ service: String, in session: Session, _ scope: CancelScope) async -> Interpreter.Outcome {
    let piece = ScriptRun.Piece.choosing(service, in: session)
    let interpreter = session.makeInterpreter([])
    let checked = interpreter.check(piece.source, script: piece.context, options: .script)
    guard let program = checked.program else {
      let problem = checked.diagnostics.first { $0.severity == .error }
      let missing = Diagnostic(code: "service", "--service '\(service.visible())' cannot be used", at: nil)
      return .failed(Failure(.command(.invalid, status: nil), problem ?? missing))
    }
    return await interpreter.run(program, scope: scope)
  }

  /// What the file itself came to, where that is a result of its own.
  private func record(
    _ outcome: Interpreter.Outcome, of program: Program, in recorder: TestRecorder, _ deadline: TestDeadline,
    _ elapsed: Duration
  ) {
    let stopped = setting.stop.reason
    switch outcome {
    case .completed, .testsFailed, .exited(.success), .exited(.requested(0)):
      if program.tests.isEmpty { recorder.addFile(.passed, elapsed: elapsed) }
      recorder.skipRest(program.tests, reason: stopped?.text ?? "not reached: the script ended before it")
    case .skipped(let reason):
      if program.tests.isEmpty { recorder.addFile(.skipped(reason: reason), elapsed: elapsed) }
    case .exited(let status):
      let diagnostic = Diagnostic(code: "exit", "the script ended with status \(status.code)", at: nil)
      recorder.addFile(.failed(recorder.shown(diagnostic)), elapsed: elapsed)
      recorder.skipRest(program.tests, reason: "not reached: the script ended before it")
    case .failed(let failure):
      switch failure.cause {
      case .cancelled where deadline.hasPassed:
        let limit = setting.tests.timeout.map { " longer than \(DurationText.text($0))" } ?? " too long"
        var diagnostic = failure.diagnostic
        diagnostic.code = "timeout"
        diagnostic.message = "it took\(limit)"
        diagnostic.help = "a longer --timeout gives it more time"
        recorder.addFile(.timedOut(recorder.shown(diagnostic)), elapsed: elapsed)
      // A test in which it was has said so itself.
      case .cancelled where recorder.hasEndedInTest: break
      case .cancelled:
        let outcome: TestResult.Outcome =
          if let aborted = recorder.abortedAt {
            .failed(recorder.shown(aborted.diagnostic))
          } else {
            .cancelled(recorder.shown(failure.diagnostic))
          }
        recorder.addFile(outcome, elapsed: elapsed)
      case .command, .expectation, .declared:
        recorder.addFile(.failed(recorder.shown(failure.diagnostic)), elapsed: elapsed)
      }
      recorder.skipRest(
        program.tests, reason: stopped?.text ?? "not reached: \(recorder.shown(failure.diagnostic).message)")
    }
  }

  /// Nothing of the file could run.
  private func unusable(_ diagnostic: Diagnostic) -> FileResult {
    let shown = DiagnosticRenderer(sources: SourceMap()).shown(diagnostic)
    return FileResult(path: file.path, tests: [], problems: [shown], status: .invalidScript)
  }
}
