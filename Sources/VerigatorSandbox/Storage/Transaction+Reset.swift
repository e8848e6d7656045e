import GRDB

extension Transaction {
  /// Makes the sandbox as new but for its accounts. A seeded generator begins again, and so do the ids of messages.
  func reset() throws {
    for table in [
      "authentications", "users", "services", "messages", "pinned", "number_verifications", "verified_cookies",
      "devices", "last_starts", "faults",
    ] {
      try database.run("DELETE FROM \(table)")
    }
    try database.run("DELETE FROM sqlite_sequence WHERE name = 'messages'")
    try save(SandboxClock())
    try restartRandom()
  }
}
