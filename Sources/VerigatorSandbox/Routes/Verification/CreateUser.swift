/// `POST /v1/service/service/{service}/users`: adds a user to a service.
enum CreateUser {
  static var route: Route {
    Route(
      .createUser, .post, "/v1/service/service/{service}/users",
      .init(
        summary: "Adds a user to a service", body: body,
        replies: Route.Reply.created("The user", User.schema)
          + [.refusal(.conflict, "The service has a user of that id_in_service")]),
      .account(.writing) { call, account, transaction in
        let service = try transaction.service(call[.service], of: account)
        let fields = try call.fields()
        let idInService = try fields.text("id_in_service")
        let phoneNumber = try PhoneNumber(
          fields.text("phone_number"), field: "phone_number", lenient: call.settings.lenientPhone)
        let user = try transaction.createUser(idInService: idInService, phoneNumber: phoneNumber, service: service)
        return Answer(call.createdStatus, user.json)
      })
  }

  private static var body: JSONSchema {
    .object(
      [
        "id_in_service": Fields.textSchema.described("The name of the user in your system; unique in the service")
          .example("john_doe"),
        "phone_number": PhoneNumber.schema,
      ]
    ).named("NewUser")
  }
}
