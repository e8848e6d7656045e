import Synchronization
import Testing

@testable import VerigatorSandbox

/// Transactions that are asked for at the same moment.
struct StoreTests {
  /// What is to be called later is kept until the test calls it.
  private final class Later: Sendable {
    private let closures = Mutex<[@Sendable () -> Void]>([])

    var count: Int { closures.withLock { $0.count } }

    @Sendable func add(_ closure: @escaping @Sendable () -> Void) { closures.withLock { $0.append(closure) } }

    func run() {
      let due = closures.withLock { closures in
        defer { closures = [] }
        return closures
      }
      for closure in due { closure() }
    }
  }

  /// Runs jobs where they are made, so that a task has come to its first wait once it was made.
  private final class AtOnce: TaskExecutor {
    func enqueue(_ job: consuming ExecutorJob) {
      UnownedJob(job).runSynchronously(on: asUnownedTaskExecutor())
    }
  }

  private let later = Later()
  private let store: Store
  private let runs = Counter()

  private final class Counter: Sendable {
    private let counts = Mutex<[String: Int]>([:])
    subscript(name: String) -> Int { counts.withLock { $0[name] ?? 0 } }
    func count(_ name: String) { counts.withLock { $0[name, default: 0] += 1 } }
  }

  init() throws {
    store = try Store(SandboxConfiguration(), wallClock: { 1_500_000_000_000 }, deferral: later.add)
  }

  private func start<Result: Sendable>(
    _ access: Store.Access, _ body: @escaping @Sendable (Transaction) throws -> Result
  ) -> Task<Result, any Error> {
    let store = store
    return Task(executorPreference: AtOnce()) { try await store.transaction(access, body) }
  }

  private func createAccount(_ name: String, failing: Bool = false) -> Task<Void, any Error> {
    let runs = runs
    return start(.writing) { transaction in
      runs.count(name)
      _ = try transaction.createAccount(of: Credentials(username: name, password: "secret"))
      if failing { throw Problem(.conflict, "no \(name)") }
    }
  }

  private func names() async throws -> [String] {
    let reading = start(.reading) { transaction in
      var names: [String] = []
      try transaction.database.forEach("SELECT username FROM accounts ORDER BY key") { names.append($0[0]) }
      return names
    }
    later.run()
    return try await reading.value
  }

  @Test("They wait for one commit, which shows each of them what came before it")
  func together() async throws {
    let first = createAccount("ann")
    let count = start(.reading) { try $0.database.first("SELECT count(*) FROM accounts") { $0[0] as Int } }
    let second = createAccount("bob")
    #expect(later.count == 1)
    #expect(runs["ann"] == 0)
    later.run()
    try await first.value
    try await second.value
    #expect(try await count.value == 2)
    #expect(runs["ann"] == 1 && runs["bob"] == 1)
    #expect(try await names() == ["sandbox", "ann", "bob"])
  }

  @Test("One that fails without having written fails alone")
  func refused() async throws {
    let first = createAccount("ann")
    let refused = start(.writing) { _ in throw Problem(.conflict, "no") }
    let second = createAccount("bob")
    later.run()
    try await first.value
    try await second.value
    await #expect(throws: Problem(.conflict, "no")) { try await refused.value }
    #expect(runs["ann"] == 1)
    #expect(try await names() == ["sandbox", "ann", "bob"])
  }

  @Test("What one has written before it fails is taken back, and nothing else")
  func takenBack() async throws {
    let first = createAccount("ann")
    let failing = createAccount("eve", failing: true)
    let second = createAccount("bob")
    later.run()
    try await first.value
    try await second.value
    await #expect(throws: Problem(.conflict, "no eve")) { try await failing.value }
    #expect(runs["ann"] == 2)
    #expect(try await names() == ["sandbox", "ann", "bob"])
  }

  @Test("A disk that is full fails the one that needs room, and none of the others")
  func fullDisk() async throws {
    let limit = start(.writing) { transaction in
      try transaction.database.execute(sql: "PRAGMA max_page_count = 1")  // as few as there are
    }
    later.run()
    try await limit.value
    let first = createAccount("ann")
    let large = createAccount(String(repeating: "x", count: 100_000))
    let second = createAccount("bob")
    later.run()
    try await first.value
    try await second.value
    let error = await #expect(throws: (any Error).self) { try await large.value }
    #expect(error.map { Problem($0).message.contains("no room left") } == true, "\(String(describing: error))")
    #expect(try await names() == ["sandbox", "ann", "bob"])
  }
}
