import GRDB

/// A user as it is stored.
struct User: Sendable {
  let key: Int64
  let id: String
  let idInService: String
  let phoneNumber: String
  let created: Timestamp
}

extension Transaction {
  /// - Throws: A 404 where the service has no such user.
  func user(_ id: String, in service: Service) throws -> User {
    let found = try database.first(
      "SELECT key, id_in_service, phone_number, created FROM users WHERE id = ? AND service = ?", [id, service.key]
    ) { row in
      User(
        key: row[0], id: id, idInService: row[1], phoneNumber: row[2], created: Timestamp(milliseconds: row[3]))
    }
    guard let found else { throw Problem(.notFound, "User not found in this service") }
    return found
  }

  /// Calls `body` with each user of the service, in the order they were added.
  func forEachUser(of service: Service, body: (User) -> Void) throws {
    try database.forEach(
      "SELECT key, id, id_in_service, phone_number, created FROM users WHERE service = ? ORDER BY key", [service.key]
    ) { row in
      body(
        User(
          key: row[0], id: row[1], idInService: row[2], phoneNumber: row[3], created: Timestamp(milliseconds: row[4])))
    }
  }

  /// - Throws: A 409 where the service has a user of that name.
  func createUser(idInService: String, phoneNumber: PhoneNumber, service: Service) throws -> User {
    let (id, created) = (try makeID(), try now())
    try database.run(
      """
      INSERT INTO users (id, service, id_in_service, phone_number, created) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (service, id_in_service) DO NOTHING
      """,
      [id, service.key, idInService, phoneNumber.text, created.milliseconds])
    guard database.changesCount == 1 else {
      throw Problem(.conflict, "User already exists: the service has one of that id_in_service")
    }
    return User(
      key: database.lastInsertedRowID, id: id, idInService: idInService, phoneNumber: phoneNumber.text,
      created: created)
  }

  /// Deletes the user and its authentication; messages sent to it stay.
  func delete(_ user: User) throws {
    try database.run("DELETE FROM users WHERE key = ?", [user.key])
  }
}
