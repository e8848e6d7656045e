import GRDB

/// An SMS that was sent, or rather kept to be looked at.
struct Message: Sendable {
  let id: Int64
  let recipient: String
  let sender: String

  /// Nil, as the PIN, once the PIN has expired or was used.
  let text: String?
  let pin: String?
  let kind: String

  /// Nil, as the user's id, where a number is verified without a service.
  let serviceID: String?
  let userID: String?
  let created: Timestamp
  let expires: Timestamp

  /// Wrong tokens that will still be judged; 0 once the PIN counts no more.
  let attemptsLeft: Int
}

/// An SMS that is to be sent.
struct OutgoingMessage: Sendable {
  /// What a message is for.
  enum Kind: String {
    /// A user's authentication.
    case auth

    /// A number's verification.
    case number
  }

  let recipient: String
  let sender: String
  let text: String
  let pin: String
  let kind: Kind
  var serviceID: String?
  var userID: String?

  /// The id of the number's verification.
  var verification: String?
  let created: Timestamp
  let expires: Timestamp
}

/// Which messages are asked for.
struct MessageFilter: Sendable {
  /// Only those to this number.
  var recipient: String?

  /// Only those newer than this id.
  var after: Int64?

  /// At most so many.
  var limit: Int
}

extension Transaction {
  /// Sends a PIN to a user.
  func sendPIN(_ pin: String, to user: User, of service: Service) throws -> Message {
    let created = try now()
    let message = OutgoingMessage(
      recipient: user.phoneNumber, sender: "Verigator", text: "\(service.name): your PIN is \(pin)", pin: pin,
      kind: .auth, serviceID: service.id, userID: user.id, created: created,
      expires: created.adding(seconds: settings.pin.validitySeconds))
    return Message(message, id: try send(message), attemptsLeft: settings.pin.attempts)
  }

  /// Sends a message. The oldest one goes when there are too many.
  ///
  /// - Returns: Its id.
  @discardableResult
  func send(_ message: OutgoingMessage) throws -> Int64 {
    try database.run(
      """
      INSERT INTO messages (recipient, sender, text, pin, kind, service_id, user_id, verification, created, expires)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        message.recipient, message.sender, message.text, message.pin, message.kind.rawValue, message.serviceID ?? "",
        message.userID ?? "", message.verification, message.created.milliseconds, message.expires.milliseconds,
      ])
    let id = database.lastInsertedRowID
    try database.run("DELETE FROM messages WHERE id <= ?", [id - Int64(settings.messageLimit)])
    hasSentMessage = true
    return id
  }

  /// Messages, newest first.
  func messages(_ filter: MessageFilter) throws -> [Message] {
    var messages: [Message] = []
    let now = try now()
    try database.forEach(
      """
      SELECT messages.id, recipient, messages.sender, messages.text, messages.pin, kind, service_id, user_id, created,
        messages.expires, COALESCE(authentications.wrong, number_verifications.wrong)
      FROM messages LEFT JOIN authentications ON authentications.message = messages.id
        LEFT JOIN number_verifications ON number_verifications.id = messages.verification
      WHERE messages.id > ? AND (? IS NULL OR recipient = ?) ORDER BY messages.id DESC LIMIT ?
      """,
      [filter.after ?? 0, filter.recipient, filter.recipient, filter.limit]
    ) { row in
      let expires = Timestamp(milliseconds: row[9])
      let isRunning = (row[10] as Int?) != nil && now < expires
      messages.append(
        Message(
          id: row[0], recipient: row[1], sender: row[2], text: row[3], pin: row[4], kind: row[5],
          serviceID: Self.unlessEmpty(row[6]), userID: Self.unlessEmpty(row[7]),
          created: Timestamp(milliseconds: row[8]), expires: expires,
          attemptsLeft: isRunning ? max(0, settings.pin.attempts - (row[10] ?? 0)) : 0))
    }
    return messages
  }

  /// The columns of ids were made when every message was about a user.
  private static func unlessEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }

  /// The id of the newest message, 0 if there was none yet.
  func newestMessageID() throws -> Int64 {
    try database.first("SELECT seq FROM sqlite_sequence WHERE name = 'messages'") { $0[0] } ?? 0
  }

  /// Whether the PIN of any message has expired and is still there.
  func hasExpiredPINs() throws -> Bool {
    try database.first("SELECT 1 FROM messages WHERE pin IS NOT NULL AND expires <= ? LIMIT 1", [now().milliseconds]) {
      _ in
      true
    } ?? false
  }

  /// Takes the PINs that have expired out of their messages and authentications; their records stay.
  func blankExpiredPINs() throws {
    try database.run(
      "UPDATE messages SET pin = NULL, text = NULL WHERE pin IS NOT NULL AND expires <= ?", [now().milliseconds])
    try database.run(
      "UPDATE authentications SET pin = NULL WHERE pin IS NOT NULL AND expires <= ?", [now().milliseconds])
    // What is still to be sent is sent before; see `catchUp`.
    try database.run(
      """
      UPDATE number_verifications SET pin = NULL, text = NULL WHERE pin IS NOT NULL AND expires <= ? AND due IS NULL
      """, [now().milliseconds])
  }

  /// Takes the PIN out of a message that was used.
  func blankMessage(_ id: Int64) throws {
    try database.run("UPDATE messages SET pin = NULL, text = NULL WHERE id = ?", [id])
  }

  /// Empties the inbox. PINs that were sent stay valid.
  func deleteMessages() throws {
    try database.run("DELETE FROM messages")
  }
}

extension Message {
  fileprivate init(_ message: OutgoingMessage, id: Int64, attemptsLeft: Int) {
    self.init(
      id: id, recipient: message.recipient, sender: message.sender, text: message.text, pin: message.pin,
      kind: message.kind.rawValue, serviceID: message.serviceID, userID: message.userID, created: message.created,
      expires: message.expires, attemptsLeft: attemptsLeft)
  }
}
