import GRDB

/// A service as it is stored.
struct Service: Sendable {
  let key: Int64
  let id: String
  let name: String
  let created: Timestamp
}

extension Transaction {
  /// The service of that id.
  ///
  /// - Throws: A 404 where there is none, also for text that can be no id; a 403 where it is another account's.
  func service(_ id: String, of account: Account) throws -> Service {
    let found = try database.first("SELECT key, account, name, created FROM services WHERE id = ?", [id]) { row in
      (
        owner: row[1] as Int64,
        service: Service(key: row[0], id: id, name: row[2], created: Timestamp(milliseconds: row[3]))
      )
    }
    guard let found else { throw Problem(.notFound, "Service not found") }
    guard found.owner == account.key else {
      throw Problem(.forbidden, "No access to this service: it belongs to another account")
    }
    return found.service
  }

  /// - Throws: A 409 where the account has a service of that name.
  func createService(name: String, host: HostName, account: Account) throws -> Service {
    let (id, created) = (try makeID(), try now())
    try database.run(
      """
      INSERT INTO services (id, account, name, fqdn, created) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (account, name) DO NOTHING
      """,
      [id, account.key, name, host.text, created.milliseconds])
    guard database.changesCount == 1 else {
      throw Problem(.conflict, "Service already exists: the account has one of that name")
    }
    return Service(key: database.lastInsertedRowID, id: id, name: name, created: created)
  }

  /// - Throws: A 409 where it still has users.
  func delete(_ service: Service) throws {
    let hasUsers =
      try database.first("SELECT 1 FROM users WHERE service = ? LIMIT 1", [service.key]) { _ in true } ?? false
    guard !hasUsers else { throw Problem(.conflict, "Service still has users; delete them first") }
    try database.run("DELETE FROM services WHERE key = ?", [service.key])
  }
}
