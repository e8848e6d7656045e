import ExactJSON

/// `GET /sandbox/accounts`: the names of those who may use the API, in the order they were added:
/// `{"accounts": ["sandbox"]}`. Passwords are told to nobody; what is stored of them is a digest.
enum GetAccounts {
  static var route: Route {
    Route(
      .accounts, .get, "/sandbox/accounts",
      .init(summary: "Who may use the API", replies: [.init(200, "The names", schema)]),
      .control(.reading) { _, transaction in Answer(200, try transaction.accountsJSON()) })
  }

  static var schema: JSONSchema { .object(["accounts": .array(of: .string)]).named("Accounts") }
}

extension Transaction {
  func accountsJSON() throws -> JSON {
    ["accounts": .array(try accountNames().map { .string($0) })]
  }
}
