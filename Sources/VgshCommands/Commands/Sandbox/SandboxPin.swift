import Verigator
import VgshBase
import VgshRuntime

/// Gives the PIN that a sandbox sent last.
package struct SandboxPin: ShellCommand {
  private static let phone = Parameter<PhoneNumber>("PHONE", "the number it was sent to")
  private static let wait = Option<Pause>("wait", "wait up to so long for one")

  package static let signature = Signature(
    "sandbox pin", "give the newest PIN sent to a number", parameters: [phone], options: [wait], result: .scalar,
    details: "Fails as not-found where none was sent, or the last was used or has expired.",
    examples: [
      .init("auth start john.doe@example.com; sandbox pin +37255555555", "the PIN just sent"),
      .init("auth start john.doe@example.com; let pin = sandbox pin +37255555555 --wait 5s", "for later use"),
    ], recording: .whereNeeded)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let phone = call[Self.phone]
    guard let pin = try await context.sandbox.pin(of: phone, wait: call[Self.wait]?.duration ?? .zero) else {
      throw CommandFailure(
        .notFound, "no PIN is waiting for \(phone): none was sent, or it was used or has expired",
        help: "'auth start USER' or 'number start PHONE' sends one; 'sandbox inbox' lists what was sent",
        at: call.span(of: Self.phone))
    }
    return .value(.text(pin))
  }
}
