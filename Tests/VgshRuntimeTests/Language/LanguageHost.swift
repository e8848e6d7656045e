import Synchronization
import VGScript
import VgshBase
import VgshRuntime

/// A host for the language alone: its commands talk to nobody, and all that is shown is kept.
final class LanguageHost: CommandHost {
  private struct State {
    var shown: [String] = []
    var notices: [String] = []
    var secrets: [String] = []
    var files: [String: String] = [:]
    var shell: [(command: String, input: String?, environment: [String: String], captures: Bool)] = []
    var calls: [String] = []
    var reports: [Diagnostic] = []
    var time = Duration.seconds(1)
    var refusals = 0
  }

  let executor: (any TaskExecutor)? = nil
  let interrupts = Interrupts()
  let catalog = Catalog([
    Signature("print", "", parameters: [RestParameter<Value>("VALUES", "")]),
    // Gives its argument back.
    Signature("echo", "", parameters: [Parameter<Value>("VALUE", "")], result: .any),
    Signature("quiet", "", parameters: [RestParameter<String>("WORDS", "")]),
    Signature(
      "create service", "", parameters: [Parameter<String>("NAME", ""), Parameter<Duration>("LIFE", "")],
      options: [Option<Int>("count", ""), RepeatedOption<String>("tag", ""), Flag("force", "")],
      result: .fields("id", "name", "life", "count", "tags", "force")),
    Signature("create user", "", parameters: [Parameter<String>("NAME", "")], result: .fields("id")),
    Signature("show users", "", result: .rows("id", "name")),
    Signature("refuse", "", parameters: [Parameter<String>("KIND", ""), OptionalParameter<Int>("STATUS", "")]),
    Signature("login", "", parameters: [Parameter<SecretText>("PASSWORD", "")]),
    Signature("time", "", parameters: [CommandParameter("COMMAND", "")], result: .any),
    Signature("show vars", "", result: .any, seesVariables: true),
    // Fails so many times in a row with its kind, then gives a value.
    Signature(
      "flaky", "", parameters: [Parameter<Int>("TIMES", ""), Parameter<String>("KIND", "")], result: .any),
    Signature("advance", "", parameters: [Parameter<Duration>("TIME", "")]),
    Signature("hang", ""),
    Signature("exit", "", parameters: [OptionalParameter<Int>("STATUS", "")], endsSession: true),
    Signature("source", "", parameters: [Parameter<String>("FILE", "")]),
    Signature("run", "", parameters: [Parameter<String>("FILE", "")]),
  ])
  private let state = Mutex(State())

  var shown: [String] { state.withLock(\.shown) }
  var secrets: [String] { state.withLock(\.secrets) }
  var files: [String: String] { state.withLock(\.files) }
  var shell: [(command: String, input: String?, environment: [String: String], captures: Bool)] {
    state.withLock(\.shell)
  }
  /// Failures of tests.
  var reports: [Diagnostic] { state.withLock(\.reports) }
  /// What the clock says.
  var time: Duration { state.withLock(\.time) }
  /// The commands that were run, by name.
  var calls: [String] { state.withLock(\.calls) }
  /// Is told when `hang` has begun to hang.
  let hanging = AsyncStream<Void>.makeStream()

  func run(_ call: BoundCall) async throws -> CommandResult {
    state.withLock { $0.calls.append(call.signature.name) }
    let words = (call.arguments["VALUES"] ?? call.arguments["WORDS"] ?? []).map(\.value)
    switch call.signature.name {
    case "print": return .output(words.map(\.displayText).joined(separator: " "))
    case "echo": return .value(call[Parameter<Value>("VALUE", "")])
    case "show vars": return .value(.record(call.variables))
    case "show users":
      return .value([["id": "2", "name": "bob"], ["id": "1", "name": "ann"], ["id": "3", "name": nil]])
    case "create user": return .value(["id": "u1"])
    case "create service":
      return .value([
        "id": "s1", "name": .text(call[Parameter<String>("NAME", "")]),
        "life": .duration(call[Parameter<Duration>("LIFE", "")]),
        "count": call[Option<Int>("count", "")].map(Value.int) ?? .null,
        "tags": .list(call[RepeatedOption<String>("tag", "")].map(Value.text)),
        "force": .bool(call[Flag("force", "")]),
      ])
    case "refuse":
      let kind = CommandFailure.Kind(rawValue: call[Parameter<String>("KIND", "")]) ?? .unexpected
      throw CommandFailure(kind, status: call[OptionalParameter<Int>("STATUS", "")], "refused")
    case "flaky":
      let times = call[Parameter<Int>("TIMES", "")]
      let refusals = state.withLock { state in
        state.refusals += 1
        return state.refusals
      }
      guard refusals <= times else { return .value(.int(refusals)) }
      let kind = CommandFailure.Kind(rawValue: call[Parameter<String>("KIND", "")]) ?? .unexpected
      throw CommandFailure(kind, "refused \(refusals)")
    case "advance":
      let time = call[Parameter<Duration>("TIME", "")]
      state.withLock { $0.time += time }
      return .none
    case "time": return try await run(call[CommandParameter("COMMAND", "")])
    case "exit":
      return CommandResult(exit: .requested(UInt8(call[OptionalParameter<Int>("STATUS", "")] ?? 0)))
    case "hang":
      hanging.continuation.yield()
      // check: allows sleep, a command that hangs until the test cancels it
      try await Task.sleep(for: .seconds(600))
      return .none
    default: return .none
    }
  }

  func show(qrCode text: String) { state.withLock { $0.shown.append("QR code of \(text)") } }
  func show(_ value: Value) { state.withLock { $0.shown.append(value.displayText) } }
  func write(_ text: String) { state.withLock { $0.shown.append(text) } }
  func notice(_ notice: Notice) { state.withLock { $0.notices.append(notice.message) } }
  func report(_ diagnostic: Diagnostic) { state.withLock { $0.reports.append(diagnostic) } }
  func protect(_ secret: String) { state.withLock { $0.secrets.append(secret) } }
  var lastExchange: Value {
    ["method": "GET", "url": "http://x/users", "status": 200, "body": ["id": "x"]]
  }
  var exchangeCount: Int { state.withLock { $0.calls.count { ["show users", "create user"].contains($0) } } }
  func environmentVariable(_ name: String) -> String? { name == "HOME" ? "/home/me" : nil }
  func now() async throws -> Instant {
    Instant(milliseconds: Int64(time / .milliseconds(1)))
  }
  func pause(_ duration: Duration) async throws { state.withLock { $0.time += duration } }
  func random() -> UInt64 { 4 }

  func readFile(_ path: String, relativeTo directory: String, limit: Int) throws -> [UInt8] {
    guard let text = state.withLock({ $0.files[path] }) else { throw CommandFailure.local("no file '\(path)'") }
    return Array(text.utf8)
  }

  func writeFile(_ path: String, relativeTo directory: String, text: String, append: Bool) throws {
    state.withLock { $0.files[path] = (append ? $0.files[path] ?? "" : "") + text }
  }

  func exported(_ content: CommandResult.Content) -> String {
    switch content {
    case .none: ""
    case .output(let text): text
    case .value(let value): value.displayText
    }
  }

  func shell(
    _ command: String, input: String?, environment: [(name: String, value: String)], captures: Bool
  ) async throws -> String? {
    let variables = Dictionary(environment.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    state.withLock { $0.shell.append((command, input, variables, captures)) }
    return captures ? "out\n" : nil
  }
}

/// Scripts by their names.
struct LanguageLoader: ScriptLoader {
  let sources: SourceMap
  var scripts: [String: String] = [:]

  func load(_ path: String, relativeTo directory: String) throws -> LoadedScript {
    guard let text = scripts[path] else { throw CommandFailure.local("no script '\(path)'") }
    return LoadedScript(
      source: sources.add(name: path, text: text), context: ScriptContext(file: path, directory: "."), identity: path)
  }
}
