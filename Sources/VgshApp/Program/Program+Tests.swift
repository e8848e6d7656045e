import Glibc
import Verigator
import VgshBase
import VgshOutput
import VgshRuntime
import VgshSession
import VgshTerminal

/// `vgsh test`
extension VgshProgram {
  /// Finds the files, runs them, tells of them, and writes the reports.
  func test(_ tests: TestOptions, _ signals: ProgramSignals) async throws -> ExitStatus {
    try check(tests)
    let found = try TestDiscovery(home: environment.home).files(tests.paths)
    let files = tests.shard?.part(of: found) ?? found
    let progress = makeProgress(of: files.count * tests.rounds)
    let console = SystemConsole(environment, progress: progress.line, color: { options.color })
    let setting = try makeSetting(tests, signals, console, progress.line)
    var status = warnOfReports(tests.reports, console)

    let stop = setting.stop
    let token = interrupts.push { stop.interrupt() }
    defer { interrupts.remove(token) }
    let transcript = TestTranscript(verbosity: tests.verbosity)
    let run = TestRun(
      files: files, setting: setting, jobs: tests.promptsAtFailures ? 1 : tests.jobs ?? environment.processors,
      tally: progress.tally
    ) { file in
      let text = transcript.text(of: file)
      if !text.runs.isEmpty { console.writeError(text.rendered(color: console.error.color)) }
    }
    let result = await progress.during { await run.run(started: SandboxAwareTime.wallClock()) }
    try checkFilter(tests, files, result)

    status = status.worse(write(tests.reports, of: result, console))
    status = status.worse(writeForGitHub(result, console))
    // Apart from the lines above it.
    if tests.verbosity != .quiet { console.writeError("\n") }
    console.writeError(
      SummaryReport(isBrief: tests.verbosity == .quiet).render(result).rendered(color: console.error.color))
    console.flush()
    if case .failed(let reason) = console.health {
      let failure = FileFailure(.write, "standard output", reason)
      Self.report(failure, to: console)
      status = status.worse(.runtimeFailure)
    }
    return result.status(with: status)
  }

  // MARK: Before

  /// Finds out what cannot be before anything runs.
  private func check(_ tests: TestOptions) throws(UsageError) {
    if tests.paths.isEmpty {
      throw UsageError("there is nothing to test", help: "name files or folders: 'vgsh test tests'")
    }
    if tests.promptsAtFailures {
      guard environment.inputIsTerminal, environment.outputIsTerminal, environment.errorIsTerminal else {
        throw UsageError("--on-failure prompt needs a terminal", help: "leave it out where nobody sits at one")
      }
      if let jobs = tests.jobs, jobs > 1 {
        throw UsageError("--on-failure prompt and --jobs \(jobs) do not go together", help: "a prompt needs --jobs 1")
      }
    }
    var places: Set<String> = []
    for target in tests.reports where !places.insert(target.path).inserted {
      throw UsageError(
        "two reports cannot be written to '\(target.path.visible())'", help: "give each a file of its own")
    }
  }

  /// What every file will need is tried out here, so that it fails once and at once.
  private func makeSetting(
    _ tests: TestOptions, _ signals: ProgramSignals, _ console: SystemConsole, _ progress: ProgressLine?
  ) throws -> TestSetting {
    var options = options
    options.password = try GivenPassword.read(options).map { try Self.secret($0) }
    var prompt: FailurePrompt?
    if tests.promptsAtFailures {
      TextLocale.adopt()
      let editor = makeEditor()
      signals.attach(editor)
      prompt = FailurePrompt(
        editor: editor, history: PromptHistory(HistoryFile(path: nil, now: { 0 })),
        questions: questioner(editor, asksBeforeDeleting: true, progress), progress: progress)
    }
    let setting = TestSetting(
      program: options, tests: tests, environment: environment, version: version, stop: TestStop(),
      terminal: console, prompt: prompt)
    _ = try setting.makeSession(
      TestFile(path: ""), round: 1, transport: setting.makeTransport(), console: TestConsole(terminal: console),
      exchanges: ExchangeLog())
    _ = try GivenVariables.read(options, environment) { _ in }
    return setting
  }

  private static func secret(_ password: String) throws -> Secret { Secret(password) }

  /// A filter that means nothing would pass without a test.
  private func checkFilter(_ tests: TestOptions, _ files: [TestFile], _ result: RunResult) throws(UsageError) {
    guard let filter = tests.filter, !files.isEmpty, result.files.isEmpty, tests.shard == nil else { return }
    throw UsageError("--filter: no test and no file has '\(filter.visible())' in its name", help: "check the text")
  }

  // MARK: Meanwhile

  /// Shows on a terminal how far it is.
  private struct Progress {
    let line: ProgressLine?
    let tally: TestTally

    func during<Result>(_ work: () async -> Result) async -> Result {
      guard let line else { return await work() }
      return await line.during(work)
    }
  }

  private func makeProgress(of files: Int) -> Progress {
    let tally = TestTally(total: files)
    return Progress(line: makeProgress { tally.text }, tally: tally)
  }

  // MARK: Reports

  /// What cannot be written is told before a long run, and again by the status at its end: the tests run all the same.
  private func warnOfReports(_ reports: [ReportTarget], _ console: SystemConsole) -> ExitStatus {
    var status = ExitStatus.success
    for target in reports {
      do {
        try target.check(home: environment.home)
      } catch {
        Self.report(error, to: console)
        status = .runtimeFailure
      }
    }
    return status
  }

  /// Writes each report, whatever becomes of the others.
  private func write(_ reports: [ReportTarget], of result: RunResult, _ console: SystemConsole) -> ExitStatus {
    var status = ExitStatus.success
    for target in reports where (try? target.check(home: environment.home)) != nil {
      do {
        try target.write(result, home: environment.home, console: console)
      } catch {
        Self.report(error, to: console)
        status = .runtimeFailure
      }
    }
    return status
  }

  /// On GitHub Actions: each failure beside its line, and the summary of the step.
  private func writeForGitHub(_ result: RunResult, _ console: SystemConsole) -> ExitStatus {
    guard environment.variables["GITHUB_ACTIONS"] == "true" else { return .success }
    console.write(GitHubAnnotations(workspace: environment.variables["GITHUB_WORKSPACE"]).text(of: result))
    guard let path = environment.variables["GITHUB_STEP_SUMMARY"], !path.isEmpty else { return .success }
    do {
      try OpenFile(path, .append).append(Array(GitHubStepSummary().text(of: result).utf8))
      return .success
    } catch {
      Self.report(error, to: console)
      return .runtimeFailure
    }
  }

  private static func report(_ failure: FileFailure, to console: SystemConsole) {
    let diagnostic = Diagnostic(code: "output", failure.message, at: nil, help: failure.help)
    console.writeError(DiagnosticRenderer(sources: SourceMap()).render(diagnostic, for: console.error))
  }
}
