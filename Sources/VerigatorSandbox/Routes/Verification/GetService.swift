/// `GET /v1/service/service/{service}`: a service by its id.
enum GetService {
  static var route: Route {
    Route(
      .getService, .get, "/v1/service/service/{service}",
      .init(summary: "A service by its id", replies: [.init(200, "The service", Service.schema)]),
      .account(.reading) { call, account, transaction in
        Answer(200, try transaction.service(call[.service], of: account).json)
      })
  }
}
