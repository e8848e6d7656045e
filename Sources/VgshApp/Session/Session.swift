import Glibc
import VGScript
import Verigator
import VerigatorSandbox
import VgshBase
import VgshCommands
import VgshOutput
import VgshRuntime
import VgshSession
import VgshTerminal

/// One session with all its parts put together: what the prompt and the script runner work on.
struct Session: Sendable {
  private(set) var host: ShellHost
  /// Whether scripts may use the system shell.
  let allowsShell: Bool
  let state: ShellSession
  let store: SessionStore
  let sources: SourceMap
  let loader: FileScriptLoader
  let environment: ProgramEnvironment
  let console: any Console
  let redactor: Redactor
  let interrupts: Interrupts
  let sandbox: EmbeddedSandbox
  let diagnostics: DiagnosticRenderer
  private let parts: ShellHost.Parts
  private let context: CommandContext

  /// Shows a diagnostic on standard error.
  func report(_ diagnostic: Diagnostic) {
    console.writeError(redactor.redact(diagnostics.render(diagnostic, for: console.error)))
  }

  /// Writes a recording that nobody has ended: the session ends.
  ///
  /// - Returns: false where it could not be written; that has been said.
  func finishRecording() -> Bool {
    do {
      if let finished = try state.finishRecording(redactor) {
        host.notice(Notice("recorded \(finished.commands) commands in '\(finished.file)'"))
      }
      return true
    } catch {
      let failure = error as? FileFailure
      report(
        Diagnostic(
          code: "recording", "the recording is lost: \(failure?.message ?? "\(error)")", at: nil, help: failure?.help))
      return false
    }
  }

  /// What a session is like that the options alone do not say.
  struct Kind: Sendable {
    /// Whether somebody types the lines: files are kept, questions asked.
    var isInteractive: Bool
    var allowsShell: Bool
    var folders: Folders?
    var questions: any Questioner
    /// Shows that work goes on; null where nobody watches.
    var progress: ProgressLine?
    var history: @Sendable () -> [String]
    var clearScreen: @Sendable () -> Void
    /// Where everything is written; null for standard output and standard error.
    var console: (any Console)?
    /// Whether what the system shell prints is written there too.
    var capturesShell = false
    /// Is told of every call of the API.
    var keepExchange: (@Sendable (Exchange) -> Void)?
  }

  init(
    _ options: ProgramOptions, kind: Kind, environment: ProgramEnvironment, transport: CurlTransport,
    interrupts: Interrupts, version: String
  ) throws {
    let settings = Self.settings(options)
    let place = try Self.place(options, environment)
    let redactor = Redactor()
    let credentials = try Self.credentials(options, place, environment)
    if let credentials { redactor.add(credentials) }
    let state = ShellSession(place: place, credentials: credentials, settings: settings)
    let console: any Console =
      kind.console ?? SystemConsole(environment, progress: kind.progress, color: { state.settings.color })
    let sources = SourceMap()
    let diagnostics = DiagnosticRenderer(sources: sources)

    var configuration = SandboxConfiguration(version: version)
    configuration.seed = options.seed
    if kind.isInteractive, let folders = kind.folders { configuration.storage = .file(folders.sandboxDatabase) }
    let sandbox = EmbeddedSandbox(configuration)
    let data = kind.isInteractive ? kind.folders?.data : nil

    let trace = TraceRenderer(redactor: redactor)
    let clients = SessionClients(
      session: state, transport: transport,
      sandboxURL: {
        if let data { try Self.makeFolder(data) }
        return try await sandbox.url()
      },
      trace: { event in
        guard let text = trace.text(of: event) else { return }
        console.writeError(text.rendered(color: console.error.color))
      },
      keep: kind.keepExchange)
    let stopwatch = SandboxAwareTime.uptime
    let control = HTTPSandboxControl(clients: clients, place: { state.place }, elapsed: stopwatch)
    let time = SandboxAwareTime(sandbox: control, isOnSandbox: { state.place == .sandbox })
    let loader = FileScriptLoader(sources: sources, home: environment.home)
    let report: @Sendable (Diagnostic) -> Void = { diagnostic in
      console.writeError(redactor.redact(diagnostics.render(diagnostic, for: console.error)))
    }
    let parts = ShellHost.Parts(
      registry: CommandRegistry(), session: state, console: console, redactor: redactor, environment: environment,
      time: time,
      systemShell: SystemShell(
        isAllowed: kind.allowsShell, inherited: environment.variables, isAtTerminal: environment.inputIsTerminal),
      options: options, executor: transport.executor, interrupts: interrupts,
      progress: kind.progress, report: report, capturesShell: kind.capturesShell)
    let host = ShellHost(parts)
    let store = SessionStore(
      kind.isInteractive ? kind.folders.map { .file($0.stateDatabase) } ?? .memory : .memory, now: Self.seconds)
    let scripts = NestedScripts(host: { [weak host] in host }, sources: sources, loader: loader, report: report)
    let context = CommandContext(
      session: state, clients: clients, store: store, sandbox: control, questions: kind.questions, scripts: scripts,
      time: time, feed: ConsoleFeed(parts), browser: SystemBrowser(variables: environment.variables),
      files: WorkingFiles(home: environment.home, folder: { Self.folder(of: $0, sources) }),
      environment: { environment.variables[$0] }, redactor: redactor, catalog: host.catalog,
      invoke: Self.invoke(host), history: kind.history, clearScreen: kind.clearScreen)
    host.attach(context)

    self.host = host
    allowsShell = kind.allowsShell
    self.state = state
    self.store = store
    self.sources = sources
    self.loader = loader
    self.environment = environment
    self.console = console
    self.redactor = redactor
    self.interrupts = interrupts
    self.sandbox = sandbox
    self.diagnostics = diagnostics
    self.parts = parts
    self.context = context
  }

  private static func invoke(_ host: ShellHost) -> @Sendable (BoundCall) async throws -> CommandResult {
    { [weak host] call in
      guard let host else { throw CancellationError() }
      return try await host.run(call)
    }
  }

  /// The same session as somebody at a prompt sees it: results are shown, questions asked, and there may be commands
  /// that the prompt itself carries out.
  func atPrompt(_ promptCommands: [Signature], questions: any Questioner) -> Session {
    var parts = parts
    parts.registry = CommandRegistry(alsoListing: promptCommands)
    parts.options.quiet = false
    parts.capturesShell = false
    let host = ShellHost(parts)
    var context = context
    context.catalog = host.catalog
    context.questions = questions
    context.feed = ConsoleFeed(parts)
    context.invoke = Self.invoke(host)
    host.attach(context)
    var session = self
    session.host = host
    return session
  }

  /// An interpreter with the variables that the options give.
  func makeInterpreter(_ variables: [(name: String, value: Value)]) -> Interpreter {
    let interpreter = Interpreter(host: host, sources: sources, loader: loader)
    for (name, value) in variables { interpreter.define(name, value) }
    return interpreter
  }

  // MARK: What the options mean

  private static func settings(_ options: ProgramOptions) -> Settings {
    var settings = Settings()
    if let output = options.output { settings.output = output }
    if let timeout = options.timeout { settings.timeout = timeout }
    if let retries = options.retries { settings.retries = retries }
    settings.color = options.color
    settings.trace = options.trace
    return settings
  }

  /// Options beat the environment; with neither, the embedded sandbox.
  private static func place(_ options: ProgramOptions, _ environment: ProgramEnvironment) throws -> ServerPlace {
    let variable = environment.variables[ConnectionDefaults.urlVariable].flatMap { $0.isEmpty ? nil : $0 }
    guard let text = options.url ?? variable else { return .sandbox }
    do {
      return try ServerPlace.convert(.text(text))
    } catch {
      let origin = options.url == nil ? ConnectionDefaults.urlVariable : "--url"
      throw UsageError("\(origin): \(error.message)", help: error.help)
    }
  }

  private static func credentials(
    _ options: ProgramOptions, _ place: ServerPlace, _ environment: ProgramEnvironment
  ) throws -> Credentials? {
    let usual = try ConnectionDefaults.credentials(for: place, environment: { environment.variables[$0] })
    let given = try GivenPassword.read(options)
    guard options.username != nil || given != nil else { return usual }
    let variables = environment.variables
    let userName = options.username ?? usual?.userName ?? variables[ConnectionDefaults.usernameVariable]
    guard let userName else { throw UsageError("a password without a user name", help: "add --username U") }
    let inherited = place == .sandbox ? nil : variables[ConnectionDefaults.passwordVariable]
    guard let password = given ?? inherited else {
      throw UsageError(
        "--username \(userName.visible()) without a password",
        help: "add --password-file F or --password-stdin, or set VERIGATOR_PASSWORD; at the prompt 'login' asks for it")
    }
    do {
      return try Credentials(userName: userName, password: Secret(password))
    } catch {
      throw UsageError("these credentials cannot be used: \(error.problem)", help: error.advice)
    }
  }

  private static func makeFolder(_ path: String) throws {
    do {
      try FilePaths.createFolder(path)
    } catch {
      throw CommandFailure.local(error.message, help: error.help)
    }
  }

  /// The folder that relative paths in a source start from.
  private static func folder(of span: SourceSpan?, _ sources: SourceMap) -> String {
    guard let span, let name = sources[span.source]?.name, !name.hasPrefix("<"), !name.hasPrefix("-") else {
      return "."
    }
    return FilePaths.folder(of: name)
  }

  // check: allows wall-clock, handed to the store from here
  private static func seconds() -> Int { time(nil) }
}
