import VgshRuntime

/// Tells the time of a sandbox.
package struct SandboxClock: ShellCommand {
  package static let signature = Signature(
    "sandbox clock", "show the sandbox's clock", result: .sandboxClock,
    details: "PINs expire by this clock. 'offset' is how far it is ahead of the real time.",
    examples: [.init("sandbox clock", "now, offset and whether it stands still")], recording: .whereNeeded)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    .value(.clock(try await context.sandbox.clock()))
  }
}
