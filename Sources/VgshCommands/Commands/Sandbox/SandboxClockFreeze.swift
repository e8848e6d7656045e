import VgshRuntime

/// Stops the clock of a sandbox.
package struct SandboxClockFreeze: ShellCommand {
  private static let time = Option<ClockTime>("at", "stop it at this time: 2030-01-31T12:00:00Z")

  package static let signature = Signature(
    "sandbox clock freeze", "stop the sandbox's clock", options: [time], result: .sandboxClock,
    details: "It moves by 'sandbox clock advance' only, until 'sandbox clock reset'.",
    examples: [
      .init("sandbox clock freeze", "stops it now"),
      .init("sandbox clock freeze --at 2030-01-31T12:00:00Z", "the same times in every run"),
    ])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    .value(.clock(try await context.sandbox.changeClock(.freeze(at: call[Self.time]?.instant))))
  }
}
