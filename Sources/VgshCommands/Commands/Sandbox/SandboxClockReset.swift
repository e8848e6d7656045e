import VgshRuntime

/// Sets the clock of a sandbox right again.
package struct SandboxClockReset: ShellCommand {
  package static let signature = Signature(
    "sandbox clock reset", "set the sandbox's clock to the real time, running", result: .sandboxClock,
    examples: [.init("sandbox clock advance 1h; sandbox clock reset", "the offset is 0s again")])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    .value(.clock(try await context.sandbox.changeClock(.reset)))
  }
}
