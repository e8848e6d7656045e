import GRDB

extension Transaction {
  /// Takes note of how a user's number is authenticated, and for which service.
  func noteStart(by method: AuthenticationMethod, of user: User, in service: Service) throws {
    try database.run(
      "INSERT OR REPLACE INTO last_starts (phone_number, service_id, method) VALUES (?, ?, ?)",
      [user.phoneNumber, service.id, method.rawValue])
  }

  /// The same of a number that is sent a PIN for no service; the service of before stays the last one.
  func noteStartBySMS(of phoneNumber: PhoneNumber) throws {
    try database.run(
      """
      INSERT INTO last_starts (phone_number, service_id, method) VALUES (?, '', ?)
      ON CONFLICT (phone_number) DO UPDATE SET method = excluded.method
      """, [phoneNumber.text, AuthenticationMethod.sms.rawValue])
  }

  /// How a number was last authenticated; nil where it never was.
  func lastMethod(of phoneNumber: String) throws -> AuthenticationMethod? {
    try database.first("SELECT method FROM last_starts WHERE phone_number = ?", [phoneNumber]) { row in
      AuthenticationMethod(rawValue: row[0])
    } ?? nil
  }
}
