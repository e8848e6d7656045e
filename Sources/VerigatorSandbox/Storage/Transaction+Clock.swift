import GRDB

extension Transaction {
  static func readClock(_ database: Database) throws -> SandboxClock {
    let statement = try database.cachedStatement(sql: "SELECT time_offset, frozen_at FROM clock")
    guard let row = try Row.fetchCursor(statement).next() else { return SandboxClock() }
    let frozenAt = (row[1] as Int64?).map { Timestamp(milliseconds: $0) }
    return SandboxClock(offset: row[0], frozenAt: frozenAt)
  }

  func save(_ clock: SandboxClock) throws {
    try execute("UPDATE clock SET time_offset = ?, frozen_at = ?", [clock.offset, clock.frozenAt?.milliseconds])
  }
}
