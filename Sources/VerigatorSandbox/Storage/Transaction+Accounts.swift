import GRDB

/// An account whose credentials were found right.
struct Account: Sendable {
  let key: Int64
}

/// There is no account of that name. Told to the client as wrong credentials, but where the sandbox is open.
struct UnknownAccount: Error {}

extension Transaction {
  /// Finds the account of the credentials.
  ///
  /// - Throws: `UnknownAccount` where there is none of that name; a 401 where the password is wrong.
  func account(of credentials: Credentials) throws -> Account {
    let digest = credentials.digest
    let found = try database.first("SELECT key, digest FROM accounts WHERE username = ?", [credentials.username]) {
      row in
      (account: Account(key: row[0]), digest: row[1] as String)
    }
    guard let found else { throw UnknownAccount() }
    guard found.digest.equalsInConstantTime(digest) else { throw Problem.wrongCredentials }
    return found.account
  }

  /// Makes an account of the credentials.
  ///
  /// - Returns: False where there is one of that name, which stays as it is.
  func createAccount(of credentials: Credentials) throws -> Bool {
    try database.run(
      "INSERT INTO accounts (username, digest) VALUES (?, ?) ON CONFLICT DO NOTHING",
      [credentials.username, credentials.digest])
    return database.changesCount == 1
  }

  /// Deletes an account with its services and their users; messages sent to those stay.
  ///
  /// - Throws: A 404 where there is none of that name.
  func deleteAccount(named name: String) throws {
    try database.run("DELETE FROM accounts WHERE username = ?", [name])
    guard database.changesCount == 1 else { throw Problem(.notFound, "There is no account \"\(name)\"") }
  }

  /// The names of all accounts, in the order they were made.
  func accountNames() throws -> [String] {
    var names: [String] = []
    try database.forEach("SELECT username FROM accounts ORDER BY key") { names.append($0[0]) }
    return names
  }
}
