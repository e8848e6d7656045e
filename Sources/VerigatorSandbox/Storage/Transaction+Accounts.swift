import GRDB

/// An account whose credentials were found right.
struct Account: Sendable {
  let key: Int64
}

extension Transaction {
  /// Finds the account of the credentials. Where the sandbox is open, an unknown user name becomes an account.
  ///
  /// - Throws: A 401 where they are wrong.
  func account(of credentials: Credentials) throws -> Account {
    let digest = credentials.digest
    let found = try first("SELECT key, digest FROM accounts WHERE username = ?", [credentials.username]) { row in
      (account: Account(key: row[0]), digest: row[1] as String)
    }
    if let found {
      guard found.digest.equalsInConstantTime(digest) else { throw Self.wrongCredentials }
      return found.account
    }
    guard settings.open else { throw Self.wrongCredentials }
    try execute("INSERT INTO accounts (username, digest) VALUES (?, ?)", [credentials.username, digest])
    return Account(key: database.lastInsertedRowID)
  }

  private static var wrongCredentials: Problem {
    Problem(.unauthorized, "Wrong user name or password in X-Service-Auth")
  }
}
