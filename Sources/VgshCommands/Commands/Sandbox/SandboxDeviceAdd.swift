import Verigator
import VgshRuntime

/// Sets up an authenticator app for a number.
package struct SandboxDeviceAdd: ShellCommand {
  static let phone = Parameter<PhoneNumber>("PHONE", "the number of the app's owner")

  package static let signature = Signature(
    "sandbox device add", "set up an authenticator app for a number", parameters: [phone], result: .sandboxDevice,
    details: """
      On a terminal it also draws a QR code, which any authenticator app scans. From then on 'auth start --method totp' \
      asks users of that number for the app's code; 'sandbox pin' tells it. The name in the app is the service's that \
      started an authentication of the number last, else the newest one's.
      """,
    examples: [
      .init("sandbox device add +37255555555", "secret, address for the app, and code"),
      .init(
        "let device = sandbox device add +37255555555; expect totp($device.secret) == $device.code",
        "the code, from the secret"),
    ])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let device = try await context.sandbox.addDevice(to: call[Self.phone])
    return CommandResult(.value(.record(device.record)), qrCode: device.uri)
  }

  package static func replay(_ call: LoggedCall, in script: ScriptWriter) -> [ReplayedCall] {
    if call.failure == nil, let phone = call.number(given: phone) { script.devices.add(phone) }
    return [script.command(call)]
  }
}
