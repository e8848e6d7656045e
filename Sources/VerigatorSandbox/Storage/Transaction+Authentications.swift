import GRDB

/// An authentication that was started and not yet passed.
struct Authentication: Sendable {
  /// What the user has to type.
  enum Awaited: Sendable {
    /// The PIN of a message; nil once it has expired.
    case pin(String?, message: Int64)

    /// The code that the app of the user's number shows.
    case code
  }

  let awaited: Awaited
  let expires: Timestamp

  /// Wrong tokens so far.
  let wrongTokens: Int

  var method: AuthenticationMethod {
    switch awaited {
    case .pin: .sms
    case .code: .totp
    }
  }
}

/// How a user is authenticated.
enum AuthenticationMethod: String, Sendable, CaseIterable {
  case sms
  case totp
}

extension Transaction {
  /// The user's running authentication, or one that ended without success; nil if none was started or one was passed.
  func authentication(of user: User) throws -> Authentication? {
    try database.first("SELECT message, pin, expires, wrong FROM authentications WHERE user = ?", [user.key]) {
      row in
      Authentication(
        awaited: (row[0] as Int64?).map { .pin(row[1], message: $0) } ?? .code,
        expires: Timestamp(milliseconds: row[2]), wrongTokens: row[3])
    }
  }

  /// Begins an authentication by the PIN of a message; one that was running ends.
  func startAuthentication(of user: User, message: Message) throws {
    try database.run(
      "INSERT OR REPLACE INTO authentications (user, message, method, pin, expires) VALUES (?, ?, ?, ?, ?)",
      [user.key, message.id, AuthenticationMethod.sms.rawValue, message.pin, message.expires.milliseconds])
  }

  /// Begins an authentication by the app of the user's number, which takes as long as one by a message; one that was
  /// running ends.
  func startAuthenticationByApp(of user: User) throws {
    let expires = try now().adding(seconds: settings.pin.validitySeconds)
    try database.run(
      "INSERT OR REPLACE INTO authentications (user, method, expires) VALUES (?, ?, ?)",
      [user.key, AuthenticationMethod.totp.rawValue, expires.milliseconds])
  }

  func countWrongToken(of user: User) throws {
    try database.run("UPDATE authentications SET wrong = wrong + 1 WHERE user = ?", [user.key])
  }

  /// Ends the authentication for good, as after success: a PIN is taken once.
  func endAuthentication(of user: User) throws {
    try database.run("DELETE FROM authentications WHERE user = ?", [user.key])
  }
}
