import ExactJSON
import OrderedCollections

/// `GET /sandbox/devices`: the authenticator apps, in the order they were added.
///
/// `{"devices": [{"phone_number": "+37255555555", "secret": "JBSW…", "otpauth_uri": "otpauth://totp/…", "code":
/// "492039"}]}`, where `code` is what the app shows now, by the sandbox's clock.
enum GetDevices {
  static var route: Route {
    Route(
      .devices, .get, "/sandbox/devices",
      .init(
        summary: "The authenticator apps, in the order they were added", replies: [.init(200, "The devices", schema)]),
      .control(.reading) { _, transaction in try transaction.devicesAnswer() })
  }

  static var schema: JSONSchema { .object(["devices": .array(of: Device.schema)]).named("Devices") }
}

extension Transaction {
  /// All devices, as `GET` answers them.
  func devicesAnswer() throws -> Answer {
    Answer(200, ["devices": .array(try devices().map { .object(try members(of: $0)) })])
  }

  /// What the control calls show of a device.
  func members(of device: Device) throws -> OrderedDictionary<String, JSON> {
    [
      "phone_number": .string(device.phoneNumber),
      "secret": .string(device.secret.base32),
      "otpauth_uri": .string(try keyURI(of: device).text),
      "code": .string(device.secret.code(at: TimeStep(try now()))),
    ]
  }
}

extension Device {
  static var schema: JSONSchema {
    .object(["phone_number": .string, "secret": secretSchema, "otpauth_uri": uriSchema, "code": codeSchema])
      .named("Device")
  }

  static var secretSchema: JSONSchema { .string(pattern: "^[A-Z2-7]{32}$") }
  static var uriSchema: JSONSchema { .string(pattern: "^otpauth://totp/") }
  static var codeSchema: JSONSchema { .string(pattern: "^[0-9]{6}$") }
}
