import Verigator
import VgshBase
import VgshCommands
import VgshRuntime

/// What all files of a run of tests have in common.
struct TestSetting: Sendable {
  /// Of every session.
  let program: ProgramOptions
  let tests: TestOptions
  let environment: ProgramEnvironment
  let version: String
  let stop: TestStop
  /// Where a prompt at a failure writes; nothing else of a test is written before its end.
  let terminal: any Console
  /// Null where none opens.
  let prompt: FailurePrompt?

  var filter: TestFilter { TestFilter(tests.filter) }

  /// A transport for one worker, with a thread of its own.
  func makeTransport() -> CurlTransport {
    CurlTransport(
      configuration: CurlConfiguration(
        proxies: ProxySettings(environment: environment.variables), certificateFile: program.certificateFile))
  }

  /// The session of one file in one round, on a sandbox of its own unless there is a URL.
  ///
  /// - Throws: `UsageError` where the options cannot be met; a first session made before the run finds that out.
  func makeSession(
    _ file: TestFile, round: Int, transport: CurlTransport, console: TestConsole, exchanges: ExchangeLog
  ) throws -> Session {
    var options = program
    // A document says what is shown.
    options.quiet = file.kind == .script
    options.seed = program.seed.map { TestSeed.seed(from: $0, path: file.path, round: round) }
    return try Session(
      options,
      kind: Session.Kind(
        isInteractive: false, allowsShell: program.allowsShell ?? false, folders: nil, questions: NobodyToAsk(),
        history: { [] }, clearScreen: {}, console: console, capturesShell: true,
        keepExchange: { exchanges.add($0) }),
      environment: environment, transport: transport, interrupts: Interrupts(), version: version)
  }
}
