import GRDB
import Synchronization

/// A transaction that was asked for, with whoever waits for it.
///
/// Its outcome is told only when it is on disk, which it comes to together with others.
final class PendingTransaction: Sendable {
  let access: Store.Access

  /// Runs the body; gives what is to be called to tell its result, or its own error.
  private let body: @Sendable (Transaction) throws -> @Sendable () -> Void
  private let fail: @Sendable (any Error) -> Void
  private let ending = Mutex<(@Sendable () -> Void)?>(nil)

  init<Result: Sendable>(
    _ access: Store.Access, _ body: @escaping @Sendable (Transaction) throws -> Result,
    _ continuation: CheckedContinuation<Result, any Error>
  ) {
    self.access = access
    self.body = { transaction in
      let result = try body(transaction)
      return { continuation.resume(returning: result) }
    }
    fail = { continuation.resume(throwing: $0) }
  }

  /// Runs the body.
  ///
  /// - Throws: Where the database's transaction as a whole must be rolled back: when the body throws and has written
  ///   before, or when SQLite itself has ended the transaction, as it does where the disk is full.
  func run(in transaction: Transaction) throws {
    let database = transaction.database
    let changes = database.totalChangesCount
    do {
      let end = try body(transaction)
      if access == .writing { try transaction.saveRandomState() }
      ending.withLock { $0 = end }
    } catch {
      guard database.isInsideTransaction, database.totalChangesCount == changes else { throw error }
      ending.withLock { [fail] in $0 = { fail(error) } }
    }
  }

  /// Tells the outcome of a run that was committed.
  func finish() {
    ending.withLock { $0 }?()
  }

  /// Tells that it could not be run or committed.
  func finish(failure: any Error) { fail(failure) }
}
