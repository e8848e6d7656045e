import GRDB

/// What happens by the sandbox's clock alone: PINs are sent again, and PINs expire.
///
/// The clock can be moved, so nothing of it happens at a moment of its own. It is made up for, as of the moments at
/// which it was due, before anything is sent, judged or looked at, and by a `ResendTimer` where nobody looks.
extension Transaction {
  /// Makes up for all that is due by now.
  func catchUp() throws {
    try sendDuePINs()
    try blankExpiredPINs()
  }

  /// Whether there is something to make up for.
  func isBehind() throws -> Bool {
    if try hasExpiredPINs() { return true }
    return try database.first(
      "SELECT 1 FROM number_verifications WHERE due IS NOT NULL AND due <= ? LIMIT 1", [now().milliseconds]
    ) { _ in true } ?? false
  }

  /// How long it is until a PIN is due to be sent again; 0 where one is.
  ///
  /// - Returns: Nil where none is to be sent, or only later than the time at which the clock stands.
  func millisecondsUntilSending() throws -> Int64? {
    let due = try database.first("SELECT MIN(due) FROM number_verifications WHERE due IS NOT NULL") { row in
      row[0] as Int64?
    }
    guard let moment = due.flatMap({ $0 }) else { return nil }
    let wait = try max(0, moment - now().milliseconds)
    return try wait > 0 && clock().isFrozen ? nil : wait
  }

  /// A PIN that has to be sent once more.
  private struct DueSending {
    let message: OutgoingMessage
    let sendingsLeft: Int
    let next: Timestamp
  }

  /// Sends again what has become due, in the order in which it did.
  private func sendDuePINs() throws {
    while let due = try earliestDueSending() {
      try send(due.message)
      let next = due.sendingsLeft > 0 && due.next < due.message.expires ? due.next.milliseconds : nil
      try database.run(
        "UPDATE number_verifications SET sendings_left = ?, due = ? WHERE id = ?",
        [due.sendingsLeft, next, due.message.verification])
    }
  }

  private func earliestDueSending() throws -> DueSending? {
    try database.first(
      """
      SELECT id, phone_number, sender, text, pin, expires, sendings_left, delay, due FROM number_verifications
      WHERE due IS NOT NULL AND due <= ? ORDER BY due, id LIMIT 1
      """, [now().milliseconds]
    ) { row in
      let moment = Timestamp(milliseconds: row[8])
      return DueSending(
        message: OutgoingMessage(
          recipient: row[1], sender: row[2], text: row[3], pin: row[4], kind: .number, verification: row[0],
          created: moment, expires: Timestamp(milliseconds: row[5])),
        sendingsLeft: (row[6] as Int) - 1, next: Timestamp(milliseconds: moment.milliseconds + (row[7] as Int64)))
    }
  }
}
