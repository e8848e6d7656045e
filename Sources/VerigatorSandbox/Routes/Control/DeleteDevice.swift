/// `DELETE /sandbox/devices/{phone}`: takes the app off a number, which is sent SMS again; authentications that wait for
/// its code end. Answers as `GET /sandbox/devices` does; 404 where the number has no device.
enum DeleteDevice {
  static var route: Route {
    Route(
      .deleteDevice, .delete, "/sandbox/devices/{phone}",
      .init(
        summary: "Takes the authenticator app off a number",
        replies: [
          .init(200, "The devices that are left", GetDevices.schema), .refusal(.notFound, "The number has no device"),
        ]),
      .control(.writing) { call, transaction in
        try transaction.deleteDevice(of: call[.phone])
        return try transaction.devicesAnswer()
      })
  }
}
