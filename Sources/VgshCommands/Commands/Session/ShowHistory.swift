import VgshRuntime

/// Lists the lines that were typed.
package struct ShowHistory: ShellCommand {
  package static let signature = Signature(
    "show history", "show the lines typed at the prompt, newest last", result: .list(.scalar),
    examples: [.init("show history --where ($it contains \"create\")", "the lines that speak of creating")],
    recording: .leftOut)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    .value(.list(context.history().map(Value.text)))
  }
}
