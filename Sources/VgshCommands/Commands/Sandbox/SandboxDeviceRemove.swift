import Verigator
import VgshBase
import VgshRuntime

/// Takes the authenticator app of a number away.
package struct SandboxDeviceRemove: ShellCommand {
  private static let phone = Parameter<PhoneNumber>("PHONE", "the number of the app's owner")

  package static let signature = Signature(
    "sandbox device remove", "take the authenticator app of a number away", parameters: [phone],
    details: "Its users are sent SMS again. An authentication that waits for its code has ended.",
    examples: [.init("sandbox device add +37255555555; sandbox device remove +37255555555", "as it was before")])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    do {
      try await context.sandbox.removeDevice(of: call[Self.phone])
    } catch var failure as CommandFailure where failure.kind == .notFound && failure.status == nil {
      failure.span = call.span(of: Self.phone)
      throw failure
    }
    return .none
  }

  package static func replay(_ call: LoggedCall, in script: ScriptWriter) -> [ReplayedCall] {
    let remove = script.command(call)
    guard call.failure == nil, let phone = call.number(given: phone) else { return [remove] }
    let adding = script.requireDevice(of: phone)
    script.devices.remove(phone)
    return adding + [remove]
  }
}
