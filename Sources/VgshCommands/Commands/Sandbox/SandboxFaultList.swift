import VgshRuntime

/// Lists the failures that a sandbox was asked for.
package struct SandboxFaultList: ShellCommand {
  package static let signature = Signature(
    "sandbox fault list", "list the faults in force", result: .sandboxFaults,
    details: "'times' and 'after' are what is left of them; a fault that struck as often as it was to is gone.",
    examples: [
      .init("sandbox fault list", "all of them"),
      .init("sandbox fault add --status 503; sandbox fault list --fields operation,status,times", "what matters"),
    ], recording: .whereNeeded)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    .value(.list(try await context.sandbox.faults().map(\.record)))
  }
}
