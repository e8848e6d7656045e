/// `POST /v1/service/service`: registers a service.
enum CreateService {
  static var route: Route {
    Route(
      .createService, .post, "/v1/service/service",
      .account(.writing) { call, account, transaction in
        let fields = try call.fields()
        let fqdn = try fields.text("fqdn")
        guard let host = HostName(fqdn: fqdn) else {
          throw Problem(
            .invalid,
            "fqdn must be a host name of letters, digits, hyphens and dots, as coffeeshop.com, or an http(s) URL with one"
          )
        }
        let service = try transaction.createService(name: fields.text("name"), host: host, account: account)
        return Answer(call.createdStatus, service.json)
      })
  }
}
