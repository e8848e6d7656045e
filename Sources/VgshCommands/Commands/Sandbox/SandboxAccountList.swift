import VgshRuntime

/// Lists the accounts of a sandbox.
package struct SandboxAccountList: ShellCommand {
  package static let signature = Signature(
    "sandbox account list", "list the names of those who may use the sandbox", result: .list(.scalar),
    details: "Passwords are told to nobody.",
    examples: [.init("sandbox account list", "'sandbox', and those that were added")], recording: .whereNeeded)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    .value(.list(try await context.sandbox.accounts().map { .text($0) }))
  }
}
