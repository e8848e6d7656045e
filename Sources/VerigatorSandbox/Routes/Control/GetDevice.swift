import ExactJSON

/// `GET /sandbox/devices/{phone}`: the device of a number, with what is needed to type its code in; 404 where it has
/// none.
///
/// Besides the members of the list: `"last_method": "totp"` is how the last authentication of the number was started,
/// `sms` where a PIN was sent though there is a device, and null before the first. `"usable_in_seconds": 0` is how long
/// it takes by the sandbox's clock until `code` is one that is accepted: more than 0 after it was, for a step's code is
/// accepted once.
enum GetDevice {
  static var route: Route {
    Route(
      .device, .get, "/sandbox/devices/{phone}",
      .init(
        summary: "The authenticator app of a number, and whether its code counts",
        replies: [.init(200, "The device", schema), .refusal(.notFound, "The number has no device")]),
      .control(.reading) { call, transaction in
        guard let device = try transaction.device(of: call[.phone]) else { throw Problem.noDevice(call[.phone]) }
        var members = try transaction.members(of: device)
        members["last_method"] =
          try transaction.lastMethod(of: device.phoneNumber).map { .string($0.rawValue) } ?? .null
        members["usable_in_seconds"] = .integer(device.secondsUntilUsable(at: try transaction.now()))
        return Answer(200, .object(members))
      })
  }

  private static var schema: JSONSchema {
    .object([
      "phone_number": .string, "secret": Device.secretSchema, "otpauth_uri": Device.uriSchema,
      "code": Device.codeSchema, "last_method": AuthenticationMethod.schema.orNull, "usable_in_seconds": .integer(0...),
    ]).named("DeviceState")
  }
}

extension Device {
  fileprivate func secondsUntilUsable(at moment: Timestamp) -> Int {
    guard let lastStep, TimeStep(moment) <= lastStep else { return 0 }
    return Int((lastStep.next.start.milliseconds - moment.milliseconds + 999) / 1000)
  }
}
