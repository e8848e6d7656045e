import Synchronization
import Testing
import Verigator
import VgshBase
import VgshCommands
import VgshOutput
import VgshRuntime
import VgshSession

/// A session on a scripted transport: logged in as `sandbox` at the embedded sandbox.
struct TestShell {
  let transport = ScriptedTransport()
  let session: ShellSession
  var store = SessionStore(.memory, now: { 0 })
  let time = StandingTime()
  let redactor = Redactor()
  let registry = CommandRegistry()
  let scripts = RecordingScriptRunner()
  let feed = RecordingFeed()
  var browser = RecordingBrowser()
  var questions: any Questioner = NobodyToAsk()
  var environment: [String: String] = [:]
  var folder = "."
  /// A server to talk to instead of the scripted replies.
  var live: (transport: any Transport, url: BaseURL)?

  init(place: ServerPlace = .sandbox, settings: Settings = Settings()) throws {
    session = ShellSession(
      place: place, credentials: try Credentials(userName: "sandbox", password: Secret("sandbox")), settings: settings)
  }

  /// With the service of the fixtures as the current and saved one, and its user seen.
  static func withService() async throws -> TestShell {
    let shell = try TestShell()
    try await shell.remember("CoffeeShop", WireID.service, fqdn: "coffeeshop.com")
    shell.session.changeUsers { $0.add(.init(id: WireID.user, name: "john.doe@example.com"), service: WireID.service) }
    return shell
  }

  func remember(_ name: String, _ id: String, fqdn: String? = nil) async throws {
    let service = SavedService(name: name, id: id, fqdn: fqdn, ctime: "2017-07-06T13:12:03.141Z")
    try await store.save(service, in: session.account, onTakenName: .refuse)
    session.use(service)
  }

  var context: CommandContext {
    let clients = clients
    let (environment, folder, time) = (environment, folder, time)
    let context = CommandContext(
      session: session, clients: clients, store: store,
      sandbox: HTTPSandboxControl(clients: clients, place: { [session] in session.place }, elapsed: { time.elapsed }),
      questions: questions, scripts: scripts, time: time, feed: feed, browser: browser,
      files: WorkingFiles(home: nil, folder: { _ in folder }),
      environment: { environment[$0] }, redactor: redactor, catalog: registry.catalog,
      invoke: { _ in throw CommandFailure.local("no command can be run from here") },
      history: { ["help", "show users"] }, clearScreen: {})
    var outer = context
    outer.invoke = { [registry] call in try await registry.run(call, in: context) }
    return outer
  }

  private var clients: SessionClients {
    if let (transport, url) = live {
      return SessionClients(session: session, transport: transport, sandboxURL: { url }, trace: { _ in })
    }
    let timing = ClientTiming(uptime: { .zero }, now: { UTCInstant(seconds: 0) }, sleep: { _ in }, random: { 0 })
    return SessionClients(
      session: session, transport: transport, timing: timing, sandboxURL: { try BaseURL("http://127.0.0.1:4711") },
      trace: { _ in })
  }

  @discardableResult
  func run(_ line: String, _ values: Value...) async throws -> CommandResult {
    try await registry.run(TestCall(catalog: registry.catalog).bind(line, values), in: context)
  }

  /// Runs a command that must fail, and gives its failure.
  func failure(
    of line: String, _ values: Value..., sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> CommandFailure {
    let call = try TestCall(catalog: registry.catalog).bind(line, values)
    return try await #require(throws: CommandFailure.self, sourceLocation: sourceLocation) {
      _ = try await registry.run(call, in: context)
    }
  }
}

/// A stopwatch that moves only while somebody sleeps.
final class StandingTime: SessionTime {
  private let now = Mutex(Duration.zero)

  var elapsed: Duration { now.withLock { $0 } }
  func sleep(for duration: Duration) async throws { now.withLock { $0 += duration } }
}

/// Keeps what was to be run.
final class RecordingScriptRunner: ScriptRunner {
  private let state = Mutex<[(path: String, arguments: [String])]>([])

  var runs: [(path: String, arguments: [String])] { state.withLock { $0 } }

  func run(_ path: String, arguments: [String], caller: SourceSpan?) async throws {
    state.withLock { $0.append((path, arguments)) }
  }
}

/// Keeps what was to be shown.
final class RecordingFeed: ResultFeed {
  private let state = Mutex<[FeedRow]>([])

  var rows: [FeedRow] { state.withLock { $0 } }

  func show(_ row: FeedRow) -> Bool {
    state.withLock { $0.append(row) }
    return true
  }
}

/// Keeps what was to be opened.
final class RecordingBrowser: Browser {
  private let state = Mutex<[String]>([])
  private let isThere: Bool

  init(isThere: Bool = true) { self.isThere = isThere }

  var urls: [String] { state.withLock { $0 } }

  func open(_ url: String) async -> Bool {
    state.withLock { $0.append(url) }
    return isThere
  }
}

extension Value {
  /// The value as one line of JSON, to compare and to read in failures.
  var line: String { json.text() }
}

extension CommandResult {
  /// What the command writes by itself; nil where it gives a value or nothing.
  var outputText: String? { if case .output(let text) = content { text } else { nil } }
}
