import VgshRuntime

/// Lists the variables.
package struct ShowVars: ShellCommand {
  package static let signature = Signature(
    "show vars", "show the variables and their values", result: .any,
    examples: [.init("let answer = 42; show vars", "every variable in scope, by name")], seesVariables: true,
    recording: .leftOut)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    .value(.record(call.variables))
  }
}
