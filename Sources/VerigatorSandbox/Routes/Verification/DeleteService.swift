/// `DELETE /v1/service/service/{service}`: deletes a service that has no users.
enum DeleteService {
  static var route: Route {
    Route(
      .deleteService, .delete, "/v1/service/service/{service}",
      .account(.writing) { call, account, transaction in
        try transaction.delete(transaction.service(call[.service], of: account))
        return Answer(202, [:])
      })
  }
}
