import Synchronization
import Testing
import VgshBase
import VgshRuntime

/// Calls a built-in function as the evaluator does.
struct FunctionCall {
  var host = FunctionHost()

  func callAsFunction(_ name: String, _ args: Value...) async throws -> Value { try await call(name, args) }

  /// Expects a value, and that none of it is secret.
  func expect(
    _ name: String, _ args: Value..., gives expected: Value, at location: SourceLocation = #_sourceLocation
  ) async throws {
    let value = try await call(name, args)
    #expect(value.isSame(as: expected), "\(value.displayText)", sourceLocation: location)
    #expect(value.typeName == expected.typeName, sourceLocation: location)
    #expect(!value.isTainted, sourceLocation: location)
  }

  /// Expects an error of a function about its arguments.
  func expect(
    _ name: String, _ args: Value..., fails message: String, at location: SourceLocation = #_sourceLocation
  ) async {
    let error = await #expect(throws: ValueError.self, sourceLocation: location) { try await call(name, args) }
    #expect(error?.message == message, sourceLocation: location)
  }

  /// Expects an error of a function about a file.
  func expect(
    _ name: String, _ args: Value..., failsLocally message: String, at location: SourceLocation = #_sourceLocation
  ) async {
    let error = await #expect(throws: CommandFailure.self, sourceLocation: location) { try await call(name, args) }
    #expect(error?.kind == .local, sourceLocation: location)
    #expect(error?.message == message, sourceLocation: location)
  }

  private func call(_ name: String, _ args: [Value]) async throws -> Value {
    let function = try #require(FunctionTable.named(name))
    try #require(function.argumentCount.contains(args.count))
    let context = FunctionContext(host: host, directory: "scripts")
    switch function.body {
    case .pure(let body): return try body(args)
    case .host(let body): return try body(args, context)
    case .clock(let body): return try await body(args, context)
    }
  }
}

/// What functions ask a host for; nothing else is there.
final class FunctionHost: CommandHost {
  let catalog = Catalog([])
  let executor: (any TaskExecutor)? = nil
  let interrupts = Interrupts()
  let files: [String: [UInt8]]
  let time: Instant
  private let chance: Mutex<(draws: [UInt64], state: UInt64)>

  /// - Parameter draws: what chance gives first; then follow the numbers of a generator with this seed.
  init(
    files: [String: [UInt8]] = [:], time: Instant = Instant(milliseconds: 0), draws: [UInt64] = [], seed: UInt64 = 1
  ) {
    self.files = files
    self.time = time
    chance = Mutex((draws, seed))
  }

  func now() -> Instant { time }

  func random() -> UInt64 {
    chance.withLock { chance in
      guard chance.draws.isEmpty else { return chance.draws.removeFirst() }
      // SplitMix64.
      chance.state &+= 0x9E37_79B9_7F4A_7C15
      var number = chance.state
      number = (number ^ number >> 30) &* 0xBF58_476D_1CE4_E5B9
      number = (number ^ number >> 27) &* 0x94D0_49BB_1331_11EB
      return number ^ number >> 31
    }
  }

  func readFile(_ path: String, relativeTo directory: String, limit: Int) throws -> [UInt8] {
    guard let bytes = files["\(directory)/\(path)"] else { throw CommandFailure.local("no file \(path)") }
    guard bytes.count <= limit else { throw CommandFailure.local("more than \(limit) bytes") }
    return bytes
  }

  var lastExchange: Value { .null }
  var exchangeCount: Int { 0 }
  func run(_ call: BoundCall) throws -> CommandResult { .none }
  func show(_ value: Value) {}
  func show(qrCode text: String) {}
  func write(_ text: String) {}
  func notice(_ notice: Notice) {}
  func report(_ diagnostic: Diagnostic) {}
  func pause(_ duration: Duration) {}
  func protect(_ secret: String) {}
  func environmentVariable(_ name: String) -> String? { nil }
  func writeFile(_ path: String, relativeTo directory: String, text: String, append: Bool) {}
  func exported(_ content: CommandResult.Content) -> String { "" }
  func shell(
    _ command: String, input: String?, environment: [(name: String, value: String)], captures: Bool
  ) -> String? { nil }
}

extension Value {
  static func secret(_ text: String) -> Value { .secret(SecretText(text)) }
}
