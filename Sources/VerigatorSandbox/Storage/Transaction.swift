import GRDB

/// One transaction: the database, the time it happens at, and where its ids, PINs and all other chance come from.
///
/// What it reads and writes is in extensions, one for each table.
final class Transaction {
  let database: Database
  let settings: Store.Settings

  /// Milliseconds of the wall clock.
  let wall: Int64

  private var knownClock: SandboxClock?

  /// Whether a message was sent, so that those who wait for one are to be told after the commit.
  var hasSentMessage = false

  /// Whether it has changed when PINs are to be sent again.
  var hasChangedSchedule = false

  /// Whether a fault was added, so that requests have to ask for faults after the commit.
  var hasAddedFault = false

  private var random: RandomSource?

  init(_ database: Database, settings: Store.Settings, wall: Int64) {
    self.database = database
    self.settings = settings
    self.wall = wall
  }

  // MARK: - Time

  /// The time of the sandbox, the same for all that the transaction writes.
  func now() throws -> Timestamp {
    try clock().now(wall: wall)
  }

  /// The sandbox's clock, read when it is first asked for: many calls need no time.
  func clock() throws -> SandboxClock {
    if let knownClock { return knownClock }
    let clock = try loadClock()
    knownClock = clock
    return clock
  }

  // MARK: - Random

  /// A new id.
  func makeID() throws -> String {
    try withRandom { $0.uuid() }
  }

  /// A new PIN.
  ///
  /// - Parameter length: 4 to 16; nil for the configured length.
  func makePIN(length: Int? = nil) throws -> String {
    try withRandom { $0.pin(length: length ?? settings.pin.length) }
  }

  /// A new secret for an authenticator app.
  func makeSecret() throws -> DeviceSecret {
    try withRandom { DeviceSecret(bytes: $0.bytes(count: DeviceSecret.byteCount)) }
  }

  /// Writes how far the seeded generator has come, if it was used: a rolled back transaction has drawn nothing.
  func saveRandomState() throws {
    guard let seed = settings.seed, case .seeded(let generator) = random else { return }
    try database.run(
      "INSERT INTO generators (seed, state) VALUES (?, ?) ON CONFLICT (seed) DO UPDATE SET state = excluded.state",
      [Int64(bitPattern: seed), Int64(bitPattern: generator.state)])
  }

  /// Lets the seeded generator begin again.
  func restartRandom() throws {
    random = nil
    try database.run("DELETE FROM generators")
  }

  /// Draws from where all chance of the sandbox comes from.
  func withRandom<Value>(_ body: (inout RandomSource) -> Value) throws -> Value {
    var source = try random ?? readRandom()
    defer { random = source }
    return body(&source)
  }

  private func readRandom() throws -> RandomSource {
    // check: allows chance, used where no seed was injected
    guard let seed = settings.seed else { return .system(SystemRandomNumberGenerator()) }
    let saved = try database.first("SELECT state FROM generators WHERE seed = ?", [Int64(bitPattern: seed)]) { row in
      UInt64(bitPattern: row[0] as Int64)
    }
    return .seeded(SplitMix64(state: saved ?? seed))
  }
}
