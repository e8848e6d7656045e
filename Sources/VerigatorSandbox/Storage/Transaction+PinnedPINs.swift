import GRDB

extension Transaction {
  /// The PIN that is pinned to a number, or nil.
  func pinnedPIN(of phoneNumber: String) throws -> String? {
    try database.first("SELECT pin FROM pinned WHERE phone_number = ?", [phoneNumber]) { $0[0] }
  }

  func pin(_ pin: PIN, to phoneNumber: String) throws {
    try database.run("INSERT OR REPLACE INTO pinned (phone_number, pin) VALUES (?, ?)", [phoneNumber, pin.text])
  }

  func unpin(_ phoneNumber: String) throws {
    try database.run("DELETE FROM pinned WHERE phone_number = ?", [phoneNumber])
  }
}
