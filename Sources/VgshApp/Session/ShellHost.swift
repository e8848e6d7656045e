import Glibc
import Synchronization
import VgshBase
import VgshCommands
import VgshOutput
import VgshRuntime
import VgshSession

/// What the language asks of the outside, answered by a session: its commands, console, files and system shell.
final class ShellHost: CommandHost {
  private let registry: CommandRegistry
  /// Set once, right after both are made: some services of the context come back to the host.
  private let context = Mutex<CommandContext?>(nil)
  private let session: ShellSession
  private let console: any Console
  private let redactor: Redactor
  private let environment: ProgramEnvironment
  private let time: SandboxAwareTime
  private let systemShell: SystemShell
  private let chance: RandomSource
  private let quiet: Bool
  private let capturesShell: Bool
  private let progress: ProgressLine?
  private let reporter: @Sendable (Diagnostic) -> Void
  let executor: (any TaskExecutor)?
  let interrupts: Interrupts

  init(_ parts: Parts) {
    registry = parts.registry
    session = parts.session
    console = parts.console
    redactor = parts.redactor
    environment = parts.environment
    time = parts.time
    systemShell = parts.systemShell
    chance = RandomSource(seed: parts.options.seed)
    quiet = parts.options.quiet
    capturesShell = parts.capturesShell
    progress = parts.progress
    reporter = parts.report
    executor = parts.executor
    interrupts = parts.interrupts
  }

  /// What a host is made of.
  struct Parts {
    var registry: CommandRegistry
    var session: ShellSession
    var console: any Console
    var redactor: Redactor
    var environment: ProgramEnvironment
    var time: SandboxAwareTime
    var systemShell: SystemShell
    var options: ProgramOptions
    var executor: (any TaskExecutor)?
    var interrupts: Interrupts
    var progress: ProgressLine?
    /// Shows a diagnostic.
    var report: @Sendable (Diagnostic) -> Void
    /// Whether the system shell's output goes where the rest of the output goes, and its input is empty: nobody is at
    /// the terminal for it alone.
    var capturesShell = false
  }

  func attach(_ context: CommandContext) { self.context.withLock { $0 = context } }

  // MARK: Commands

  var catalog: Catalog { registry.catalog }

  func run(_ call: BoundCall) async throws -> CommandResult {
    guard let context = context.withLock({ $0 }) else { throw CommandFailure.local("the session is not ready") }
    guard let progress else { return try await registry.run(call, in: context) }
    return try await progress.during { try await registry.run(call, in: context) }
  }

  // MARK: Showing

  func show(_ value: Value) {
    guard !quiet else { return }
    let text = session.settings.output.renderer.render(value, for: console.output)
    console.write(redactor.redact(text))
  }

  /// Only beside a table: other formats are for programs, though a person may look on.
  func show(qrCode text: String) {
    guard !quiet, console.output.isTerminal, session.settings.output == .table else { return }
    switch QRCodeRenderer.render(text, for: console.output) {
    case .code(let code): console.write(code)
    case .words(let words): notice(words)
    }
  }

  func write(_ text: String) {
    let text = redactor.redact(text)
    console.write(console.output.isTerminal ? text.visible(keepingBreaks: true) : text)
  }

  func notice(_ notice: Notice) {
    var text = StyledText()
    text.append("\(notice.severity.rawValue): ", notice.severity.style)
    text.append(notice.message.visible())
    console.writeError(redactor.redact(text.rendered(color: console.error.color)) + "\n")
  }

  func report(_ diagnostic: Diagnostic) { reporter(diagnostic) }

  func protect(_ secret: String) { redactor.add(secret) }

  // MARK: The session

  var lastExchange: Value { session.lastValue }
  var exchangeCount: Int { session.exchangeCount }
  var recorder: (any RunRecorder)? { session }

  func environmentVariable(_ name: String) -> String? {
    let value = environment.variables[name]
    if let value { session.log.noteEnvironment(name, value) }
    return value
  }
  func now() async throws -> Instant { try await time.now() }
  func pause(_ duration: Duration) async throws { try await time.sleep(for: duration) }
  func random() -> UInt64 { chance.next() }

  // MARK: Files

  func readFile(_ path: String, relativeTo directory: String, limit: Int) throws -> [UInt8] {
    let path = try resolved(path, directory)
    do {
      return try OpenFile(path, .read).bytes(limit: limit)
    } catch {
      throw CommandFailure.local(error.message, help: error.help)
    }
  }

  func writeFile(_ path: String, relativeTo directory: String, text: String, append: Bool) throws {
    let path = try resolved(path, directory)
    do {
      if append {
        try OpenFile(path, .append).append(Array(text.utf8))
      } else {
        try AtomicFile.write(Array(text.utf8), to: path, existing: .replace, mode: Self.plainMode)
      }
    } catch {
      throw CommandFailure.local(error.message, help: error.help)
    }
  }

  /// As any program makes files; the user's mask takes away from it.
  private static let plainMode: mode_t = 0o666

  private func resolved(_ path: String, _ directory: String) throws -> String {
    guard !path.utf8.contains(0) else {
      throw CommandFailure.local("'\(path.visible())' is no path: it holds a NUL character")
    }
    return FilePaths.resolve(path, relativeTo: directory, home: environment.home)
  }

  func exported(_ content: CommandResult.Content) -> String {
    switch content {
    case .none: return ""
    case .output(let text): return redactor.redact(text)
    case .value(.text(let text)): return redactor.redact(text)
    case .value(let value):
      let format = session.settings.output
      let renderer = format == .table ? OutputFormat.json.renderer : format.renderer
      return redactor.redact(renderer.render(value, for: ConsoleStyle()))
    }
  }

  // MARK: The system shell

  func shell(
    _ command: String, input: String?, environment: [(name: String, value: String)], captures: Bool
  ) async throws -> String? {
    if capturesShell, !captures {
      let output = try await systemShell.run(command, input: input ?? "", variables: environment, captures: true)
      if let output { write(output) }
      return nil
    }
    console.flush()
    progress?.pause()
    defer { progress?.resume() }
    return try await systemShell.run(command, input: input, variables: environment, captures: captures)
  }
}

extension Diagnostic.Severity {
  /// How the word is coloured.
  var style: StyledText.Style {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }
}
