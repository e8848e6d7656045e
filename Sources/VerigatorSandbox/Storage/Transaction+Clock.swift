import GRDB

extension Transaction {
  /// The clock as it is stored.
  func loadClock() throws -> SandboxClock {
    let clock = try database.first("SELECT time_offset, frozen_at FROM clock") { row in
      SandboxClock(offset: row[0], frozenAt: (row[1] as Int64?).map { Timestamp(milliseconds: $0) })
    }
    return clock ?? SandboxClock()
  }

  func save(_ clock: SandboxClock) throws {
    hasChangedSchedule = true
    try database.run("UPDATE clock SET time_offset = ?, frozen_at = ?", [clock.offset, clock.frozenAt?.milliseconds])
  }
}
