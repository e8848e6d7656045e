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

  /// Makes an account of the credentials, unless there is one of that name.
  func createAccount(of credentials: Credentials) throws {
    try database.run(
      "INSERT INTO accounts (username, digest) VALUES (?, ?) ON CONFLICT DO NOTHING",
      [credentials.username, credentials.digest])
  }

  /// The names of all accounts, in the order they were made.
  func accountNames() throws -> [String] {
    var names: [String] = []
    try database.forEach("SELECT username FROM accounts ORDER BY key") { names.append($0[0]) }
    return names
  }
}
