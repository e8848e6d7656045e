/// `DELETE /v1/service/service/{service}/users/{user}`: deletes a user.
enum DeleteUser {
  static var route: Route {
    Route(
      .deleteUser, .delete, "/v1/service/service/{service}/users/{user}",
      .init(summary: "Deletes a user", replies: [.init(202, "It is deleted", .object([:]))]),
      .account(.writing) { call, account, transaction in
        let service = try transaction.service(call[.service], of: account)
        try transaction.delete(transaction.user(call[.user], in: service))
        return Answer(202, [:])
      })
  }
}
