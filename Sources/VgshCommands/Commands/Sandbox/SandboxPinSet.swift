import Verigator
import VgshRuntime

/// Fixes the PIN of a number.
package struct SandboxPinSet: ShellCommand {
  private static let phone = Parameter<PhoneNumber>("PHONE", "the number")
  private static let pin = Parameter<PinnedPIN>("PIN", "4 to 16 digits, not all zeros")

  package static let signature = Signature(
    "sandbox pin set", "make all PINs sent to a number this one", parameters: [phone, pin],
    details: "Counts for what is sent from now on; 'sandbox reset' takes it back. Other numbers get random PINs.",
    examples: [.init("sandbox pin set +37255555555 1234; auth start john.doe@example.com", "sends 1234")])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    try await context.sandbox.pin(call[Self.pin].token, to: call[Self.phone])
    return .none
  }

  /// A PIN that somebody chose is not written out: another does as well.
  package static func replay(_ call: LoggedCall, in script: ScriptWriter) -> [ReplayedCall] {
    var pinning = script.command(call)
    pinning.replace(pin, by: script.standIn(for: call[pin]?.revealedText ?? ""))
    return [pinning]
  }
}
