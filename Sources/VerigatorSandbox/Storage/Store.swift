import GRDB

/// The state of a sandbox: one database connection, used by one transaction at a time.
///
/// An actor, so that requests that find it busy wait without holding a thread. All state is in the database, the clock
/// and the seeded generator included, for other processes may share it.
actor Store {
  /// What a transaction is for.
  enum Access: Sendable {
    /// Looks only; others may write meanwhile.
    case reading

    /// Takes the lock at once, for a lock taken later could be refused.
    case writing
  }

  /// Told of each message that this process has sent, after it was committed.
  nonisolated let messageSignal = WaitSignal()

  /// Told of all that `GET /sandbox/events` tells: of each such message, and of each request in the history.
  nonisolated let activity = WaitSignal()

  /// Told where it has changed when PINs are to be sent again, the clock being moved included.
  nonisolated let scheduleSignal = WaitSignal()

  private let database: DatabaseQueue
  private let settings: Settings
  private let wallClock: WallClock

  /// Whether other processes may write to the same storage.
  private let isShared: Bool

  /// Whether a fault may be in force; that none is, is certain only where nobody else writes.
  private var mayHaveFaults: Bool

  init(_ configuration: SandboxConfiguration, wallClock: @escaping WallClock) throws(SandboxStartError) {
    database = try DatabaseFile.open(configuration.storage)
    settings = Settings(configuration)
    self.wallClock = wallClock
    isShared = configuration.storage != .memory
    mayHaveFaults = isShared
  }

  /// Runs a body in a transaction that is committed when this returns, and rolled back when the body throws.
  func transaction<Result: Sendable>(
    _ access: Access, _ body: @Sendable (Transaction) throws -> Result
  ) throws -> Result {
    var (sentMessage, changedSchedule) = (false, false)
    // GRDB would compile BEGIN and COMMIT anew each time, and a read of its queue sets two pragmas besides.
    let result = try database.writeWithoutTransaction { database in
      try database.run(access == .reading ? "BEGIN" : "BEGIN IMMEDIATE")
      do {
        let transaction = Transaction(database, settings: settings, wall: wallClock())
        let result = try body(transaction)
        if access == .writing { try transaction.saveRandomState() }
        try database.run("COMMIT")
        (sentMessage, changedSchedule) = (transaction.hasSentMessage, transaction.hasChangedSchedule)
        if transaction.hasAddedFault { mayHaveFaults = true }
        return result
      } catch {
        if database.isInsideTransaction { try database.rollback() }
        throw error
      }
    }
    if sentMessage {
      messageSignal.fire()
      activity.fire()
    }
    if changedSchedule { scheduleSignal.fire() }
    return result
  }

  /// The fault that strikes a request, if one does.
  ///
  /// Asked for each request, so that the usual answer, that none is in force, costs next to nothing.
  func strike(_ request: RoutedRequest) throws -> FaultStrike? {
    guard mayHaveFaults else { return nil }
    let areInForce = try database.writeWithoutTransaction { database in
      try database.first("SELECT 1 FROM faults LIMIT 1") { _ in true } ?? false
    }
    mayHaveFaults = isShared || areInForce
    return areInForce ? try transaction(.writing) { try $0.strike(request) } : nil
  }

  /// Ends the connection. Nothing may be asked of the store afterwards.
  func close() {
    // A failure leaves the file as a killed process would, which loses nothing.
    try? database.close()
  }
}

extension Store {
  /// What a transaction needs of the configuration.
  struct Settings: Sendable {
    let seed: UInt64?
    let lenientPhone: Bool
    let pin: SandboxConfiguration.PINPolicy
    let messageLimit: Int

    init(_ configuration: SandboxConfiguration) {
      seed = configuration.seed
      lenientPhone = configuration.lenientPhone
      pin = configuration.pin
      messageLimit = configuration.limits.messages
    }
  }
}
