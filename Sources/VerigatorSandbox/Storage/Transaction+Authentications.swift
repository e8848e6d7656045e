import GRDB

/// An authentication that was started and not yet passed.
struct Authentication: Sendable {
  let messageID: Int64
  let method: AuthenticationMethod

  /// Nil once it has expired.
  let pin: String?
  let expires: Timestamp

  /// Wrong tokens so far.
  let wrongTokens: Int
}

/// How a user is authenticated.
enum AuthenticationMethod: String, Sendable, CaseIterable {
  case sms
  case totp
}

extension Transaction {
  /// The user's running authentication, or one that ended without success; nil if none was started or one was passed.
  func authentication(of user: User) throws -> Authentication? {
    try database.first("SELECT message, method, pin, expires, wrong FROM authentications WHERE user = ?", [user.key]) {
      row in
      Authentication(
        messageID: row[0], method: AuthenticationMethod(rawValue: row[1]) ?? .sms, pin: row[2],
        expires: Timestamp(milliseconds: row[3]), wrongTokens: row[4])
    }
  }

  /// Begins an authentication by the PIN of a message; one that was running ends.
  func startAuthentication(of user: User, message: Message) throws {
    try database.run(
      "INSERT OR REPLACE INTO authentications (user, message, method, pin, expires) VALUES (?, ?, ?, ?, ?)",
      [user.key, message.id, AuthenticationMethod.sms.rawValue, message.pin, message.expires.milliseconds])
  }

  func countWrongToken(of user: User) throws {
    try database.run("UPDATE authentications SET wrong = wrong + 1 WHERE user = ?", [user.key])
  }

  /// Ends the authentication for good, as after success: a PIN is taken once.
  func endAuthentication(of user: User) throws {
    try database.run("DELETE FROM authentications WHERE user = ?", [user.key])
  }
}
