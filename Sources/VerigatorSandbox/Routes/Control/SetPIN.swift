/// `PUT /sandbox/pins/{phone}` with `{"pin": "4711"}`: that number is sent this PIN from now on. Answers the same.
enum SetPIN {
  static var route: Route {
    Route(
      .setPIN, .put, "/sandbox/pins/{phone}",
      .init(
        summary: "Pins a PIN to a number, which is sent it from now on", body: PIN.objectSchema,
        replies: [.init(200, "The PIN", PIN.objectSchema)]),
      .control(.writing) { call, transaction in
        let pin = try PIN(call.fields().text("pin"))
        let phoneNumber = try PhoneNumber(
          call[.phone], field: "The phone number in the path", lenient: call.settings.lenientPhone)
        try transaction.pin(pin, to: phoneNumber.text)
        return Answer(200, ["pin": .string(pin.text)])
      })
  }
}
