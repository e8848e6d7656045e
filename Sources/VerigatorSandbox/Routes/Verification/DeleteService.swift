/// `DELETE /v1/service/service/{service}`: deletes a service that has no users.
enum DeleteService {
  static var route: Route {
    Route(
      .deleteService, .delete, "/v1/service/service/{service}",
      .init(
        summary: "Deletes a service that has no users",
        replies: [
          .init(202, "It is deleted", .object([:])), .refusal(.conflict, "The service still has users"),
        ]),
      .account(.writing) { call, account, transaction in
        try transaction.delete(transaction.service(call[.service], of: account))
        return Answer(202, [:])
      })
  }
}
