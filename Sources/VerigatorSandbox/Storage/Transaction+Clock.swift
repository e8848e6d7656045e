import GRDB

extension Transaction {
  static func readClock(_ database: Database) throws -> SandboxClock {
    try database.first("SELECT time_offset, frozen_at FROM clock") { row in
      let frozenAt = (row[1] as Int64?).map { Timestamp(milliseconds: $0) }
      return SandboxClock(offset: row[0], frozenAt: frozenAt)
    } ?? SandboxClock()
  }

  func save(_ clock: SandboxClock) throws {
    try execute("UPDATE clock SET time_offset = ?, frozen_at = ?", [clock.offset, clock.frozenAt?.milliseconds])
  }
}
