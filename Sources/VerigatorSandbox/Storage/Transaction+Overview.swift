import GRDB

/// A service with some of its users, as somebody who looks over the whole sandbox sees it.
struct ServiceOverview: Sendable {
  let id: String
  let name: String
  let host: String
  let account: String
  let created: Timestamp
  let userCount: Int
  let users: [User]
}

extension Transaction {
  /// The services of all accounts, newest first, each with the first of its users by their names.
  ///
  /// By their names and not by their age, for that is how the table can be read without reading all of it.
  ///
  /// - Parameter limit: Of the services, and of the users of each.
  func overview(limit: Int) throws -> [ServiceOverview] {
    var services: [(key: Int64, overview: (id: String, name: String, host: String, account: String, Timestamp))] = []
    try database.forEach(
      """
      SELECT services.key, services.id, name, fqdn, username, created
      FROM services JOIN accounts ON accounts.key = account ORDER BY services.key DESC LIMIT ?
      """,
      [limit]
    ) { row in
      services.append((row[0], (row[1], row[2], row[3], row[4], Timestamp(milliseconds: row[5]))))
    }
    return try services.map { key, service in
      ServiceOverview(
        id: service.id, name: service.name, host: service.host, account: service.account, created: service.4,
        userCount: try countUsers(of: key), users: try users(of: key, limit: limit))
    }
  }

  private func countUsers(of service: Int64) throws -> Int {
    try database.first("SELECT COUNT(*) FROM users WHERE service = ?", [service]) { $0[0] } ?? 0
  }

  private func users(of service: Int64, limit: Int) throws -> [User] {
    var users: [User] = []
    try database.forEach(
      """
      SELECT key, id, id_in_service, phone_number, created FROM users WHERE service = ? ORDER BY id_in_service LIMIT ?
      """,
      [service, limit]
    ) { row in
      users.append(
        User(
          key: row[0], id: row[1], idInService: row[2], phoneNumber: row[3], created: Timestamp(milliseconds: row[4])))
    }
    return users
  }
}
