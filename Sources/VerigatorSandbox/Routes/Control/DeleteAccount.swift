/// `DELETE /sandbox/accounts/{account}`: deletes an account, its services and their users, for nobody else could reach
/// them; messages stay in the inbox. Answers the accounts that are left, as `GET` does; 404 where there is none of that
/// name.
enum DeleteAccount {
  static var route: Route {
    Route(
      .deleteAccount, .delete, "/sandbox/accounts/{account}",
      .init(
        summary: "Deletes an account with its services and their users",
        replies: [
          .init(200, "The names that are left", GetAccounts.schema), .refusal(.notFound, "There is no such account"),
        ]),
      .control(.writing) { call, transaction in
        try transaction.deleteAccount(named: call[.account])
        return Answer(200, try transaction.accountsJSON())
      })
  }
}
