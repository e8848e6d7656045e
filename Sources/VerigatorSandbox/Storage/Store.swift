import GRDB
import Synchronization

/// The state of a sandbox: one database connection, and the transactions that wait for it.
///
/// Transactions that are asked for at the same moment are committed together. Each of them stands or falls by itself,
/// but what a commit costs, which is most of a small write on disk, is paid once. All state is in the database, the
/// clock and the seeded generator included, for other processes may share it.
final class Store: Sendable {
  /// What a transaction is for.
  enum Access: Sendable {
    /// Looks only; others may write meanwhile.
    case reading

    /// Takes the lock at once, for a lock taken later could be refused.
    case writing
  }

  /// Calls a closure soon, and not before what is at hand already was called.
  typealias Deferral = @Sendable (@escaping @Sendable () -> Void) -> Void

  /// Told of each message that this process has sent, after it was committed.
  let messageSignal = WaitSignal()

  /// Told of all that `GET /sandbox/events` tells: of each such message, and of each request in the history.
  let activity = WaitSignal()

  /// Told where it has changed when PINs are to be sent again, the clock being moved included.
  let scheduleSignal = WaitSignal()

  private let database: DatabaseQueue
  private let settings: Settings
  private let wallClock: WallClock
  private let deferral: Deferral
  private let waiting = Mutex<[PendingTransaction]>([])

  /// Whether other processes may write to the same storage.
  private let isShared: Bool

  /// Whether a fault may be in force; that none is, is certain only where nobody else writes.
  private let mayHaveFaults: Mutex<Bool>

  /// - Parameter deferral: Where transactions are run; the thread that the requests come from spares a change of threads.
  init(
    _ configuration: SandboxConfiguration, wallClock: @escaping WallClock, deferral: @escaping Deferral
  ) throws(SandboxStartError) {
    database = try DatabaseFile.open(configuration.storage)
    settings = Settings(configuration)
    self.wallClock = wallClock
    self.deferral = deferral
    isShared = configuration.storage != .memory
    mayHaveFaults = Mutex(isShared)
  }

  /// Runs a body in a transaction that is committed when this returns, and rolled back when the body throws.
  ///
  /// - Parameter body: May be run a second time, in another transaction, where the first could not be committed.
  func transaction<Result: Sendable>(
    _ access: Access, _ body: @escaping @Sendable (Transaction) throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      let pending = PendingTransaction(access, body, continuation)
      let isFirst = waiting.withLock { waiting in
        waiting.append(pending)
        return waiting.count == 1
      }
      if isFirst { deferral { self.runWaiting() } }
    }
  }

  /// The fault that strikes a request, if one does.
  ///
  /// Asked for each request, so that the usual answer, that none is in force, costs next to nothing.
  func strike(_ request: RoutedRequest) async throws -> FaultStrike? {
    guard mayHaveFaults.withLock({ $0 }) else { return nil }
    guard try hasFaults() else {
      mayHaveFaults.withLock { $0 = isShared }
      return nil
    }
    return try await transaction(.writing) { try $0.strike(request) }
  }

  /// Asked past the transactions that wait: it needs to see none of them.
  private func hasFaults() throws -> Bool {
    try database.writeWithoutTransaction { database in
      try database.first("SELECT 1 FROM faults LIMIT 1") { _ in true } ?? false
    }
  }

  /// Ends the connection. Nothing may be asked of the store afterwards.
  func close() {
    // A failure leaves the file as a killed process would, which loses nothing.
    try? database.close()
  }
}

// MARK: - Running

extension Store {
  private func runWaiting() {
    let batch = waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
    run(batch)
  }

  /// Runs transactions in one of the database's; each by itself where that must be rolled back or cannot be committed.
  private func run(_ batch: [PendingTransaction]) {
    do {
      let transactions = try commit(batch)
      if transactions.contains(where: \.hasAddedFault) { mayHaveFaults.withLock { $0 = true } }
      if transactions.contains(where: \.hasSentMessage) {
        messageSignal.fire()
        activity.fire()
      }
      if transactions.contains(where: \.hasChangedSchedule) { scheduleSignal.fire() }
      for pending in batch { pending.finish() }
    } catch {
      if batch.count == 1 {
        batch[0].finish(failure: error)
      } else {
        for pending in batch { run([pending]) }
      }
    }
  }

  private func commit(_ batch: [PendingTransaction]) throws -> [Transaction] {
    let isWriting = batch.contains { $0.access == .writing }
    // GRDB would compile BEGIN and COMMIT anew each time, and a read of its queue sets two pragmas besides.
    return try database.writeWithoutTransaction { database in
      try database.run(isWriting ? "BEGIN IMMEDIATE" : "BEGIN")
      do {
        let transactions = try batch.map { pending in
          let transaction = Transaction(database, settings: settings, wall: wallClock())
          try pending.run(in: transaction)
          return transaction
        }
        try database.run("COMMIT")
        return transactions
      } catch {
        if database.isInsideTransaction { try database.rollback() }
        throw error
      }
    }
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
