/// `POST /v1/service/service`: registers a service.
enum CreateService {
  static var route: Route {
    Route(
      .createService, .post, "/v1/service/service",
      .init(
        summary: "Registers a service", body: body,
        replies: Route.Reply.created("The service", Service.schema)
          + [.refusal(.conflict, "The account has a service of that name")]),
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

  private static var body: JSONSchema {
    .object(
      [
        "fqdn": HostName.schema.described("The domain of the service, or a URL in it").example("coffeeshop.com"),
        "name": Fields.textSchema.described("Shown to the service's users; unique in the account").example(
          "CoffeeShop"),
      ]
    ).named("NewService")
  }
}
