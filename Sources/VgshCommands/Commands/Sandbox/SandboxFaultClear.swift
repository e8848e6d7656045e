import VgshRuntime

/// Takes all failures away that a sandbox was asked for.
package struct SandboxFaultClear: ShellCommand {
  package static let signature = Signature(
    "sandbox fault clear", "let no call fail any more", result: .sandboxFaults,
    examples: [.init("sandbox fault add --status 503; sandbox fault clear; show users", "works at once")])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    try await context.sandbox.clearFaults()
    return .value(.list([]))
  }
}
