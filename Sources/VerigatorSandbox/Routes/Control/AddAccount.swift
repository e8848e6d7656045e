/// `POST /sandbox/accounts` with `{"username": "eve", "password": "…"}`: lets somebody use the API. Answers 201 and the
/// accounts as `GET` does; 409 where there is one of that name.
enum AddAccount {
  static var route: Route {
    Route(
      .addAccount, .post, "/sandbox/accounts",
      .init(
        summary: "Lets somebody use the API",
        body: .object(["username": Credentials.usernameSchema, "password": Credentials.passwordSchema]),
        replies: [
          .init(201, "The names of all accounts", GetAccounts.schema),
          .refusal(.conflict, "There is an account of that name"),
        ]),
      .control(.writing) { call, transaction in
        let credentials = try Credentials(newAccount: call.fields())
        guard try transaction.createAccount(of: credentials) else {
          throw Problem(.conflict, "There is an account \"\(credentials.username)\" already")
        }
        return Answer(201, try transaction.accountsJSON())
      })
  }
}
