/// `POST /sandbox/devices` with `{"phone_number": "+37255555555"}`: sets up an authenticator app for a number. Answers
/// 201 and the device as `GET` shows it; 409 where the number has one.
enum AddDevice {
  static var route: Route {
    Route(
      .addDevice, .post, "/sandbox/devices",
      .init(
        summary: "Sets up an authenticator app for a number", body: .object(["phone_number": PhoneNumber.schema]),
        replies: [.init(201, "The device", Device.schema), .refusal(.conflict, "The number has a device already")]),
      .control(.writing) { call, transaction in
        let phoneNumber = try PhoneNumber(
          call.fields().text("phone_number"), field: "phone_number", lenient: call.settings.lenientPhone)
        return Answer(201, .object(try transaction.members(of: transaction.addDevice(to: phoneNumber))))
      })
  }
}
