import GRDB

/// A PIN that is to be sent to a number, and how.
struct NumberVerificationOrder: Sendable {
  /// What stands for the PIN in a template.
  static let placeholder = "<PIN>"

  let phoneNumber: PhoneNumber
  let sender: String
  let template: String
  let pinLength: Int
  let validitySeconds: Int

  /// How often the PIN is sent in all.
  let sendings: Int

  /// Between two of them.
  let delaySeconds: Int

  /// The browser of whoever is verified.
  let cookie: String?
}

/// A verification of a number that was started and not yet passed.
struct NumberVerification: Sendable {
  let id: String
  let account: Account
  let phoneNumber: String

  /// Nil once it has expired.
  let pin: String?
  let expires: Timestamp
  let wrongPINs: Int
  let cookie: String?
}

extension Transaction {
  /// Sends the PIN for the first time.
  ///
  /// - Returns: The verification's id.
  func startNumberVerification(_ order: NumberVerificationOrder, of account: Account) throws -> String {
    let (id, created) = (try makeID(), try now())
    let number = order.phoneNumber.text
    let pin = try pinnedPIN(of: number) ?? makePIN(length: order.pinLength)
    let text = order.template.replacing(NumberVerificationOrder.placeholder, with: pin)
    let expires = created.adding(seconds: order.validitySeconds)
    let second = created.adding(seconds: order.delaySeconds)
    let due = order.sendings > 1 && second < expires ? second.milliseconds : nil
    try database.run(
      """
      INSERT INTO number_verifications
      (id, account, phone_number, sender, text, pin, expires, cookie, sendings_left, delay, due)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        id, account.key, number, order.sender, text, pin, expires.milliseconds, order.cookie, order.sendings - 1,
        order.delaySeconds * 1000, due,
      ])
    try send(
      OutgoingMessage(
        recipient: number, sender: order.sender, text: text, pin: pin, kind: .number, verification: id,
        created: created, expires: expires))
    if due != nil { hasChangedSchedule = true }
    return id
  }

  /// The account's verification of that id; nil where it has none, or it was passed.
  func numberVerification(_ id: String, of account: Account) throws -> NumberVerification? {
    try database.first(
      "SELECT phone_number, pin, expires, wrong, cookie FROM number_verifications WHERE id = ? AND account = ?",
      [id, account.key]
    ) { row in
      NumberVerification(
        id: id, account: account, phoneNumber: row[0], pin: row[1], expires: Timestamp(milliseconds: row[2]),
        wrongPINs: row[3], cookie: row[4])
    }
  }

  func countWrongPIN(for verification: NumberVerification) throws {
    try database.run("UPDATE number_verifications SET wrong = wrong + 1 WHERE id = ?", [verification.id])
  }

  /// Ends a verification for good, and remembers the browser.
  func pass(_ verification: NumberVerification, cookie: String?) throws {
    try database.run("DELETE FROM number_verifications WHERE id = ?", [verification.id])
    try database.run("UPDATE messages SET pin = NULL, text = NULL WHERE verification = ?", [verification.id])
    guard let cookie else { return }
    try database.run(
      "INSERT INTO verified_cookies (account, phone_number, cookie) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
      [verification.account.key, verification.phoneNumber, cookie])
  }

  /// Whether that browser has verified that number before.
  func isVerified(_ cookie: String, for phoneNumber: PhoneNumber, of account: Account) throws -> Bool {
    try database.first(
      "SELECT 1 FROM verified_cookies WHERE account = ? AND phone_number = ? AND cookie = ?",
      [account.key, phoneNumber.text, cookie]
    ) { _ in true } ?? false
  }
}
