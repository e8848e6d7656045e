/// `POST /v1/service/service/{service}/users`: adds a user to a service.
enum CreateUser {
  static var route: Route {
    Route(
      .createUser, .post, "/v1/service/service/{service}/users",
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
}
