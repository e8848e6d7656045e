import VgshRuntime

/// Empties the window.
package struct Clear: ShellCommand {
  package static let signature = Signature(
    "clear", "empty the window", details: "Does nothing where there is no terminal.",
    examples: [.init("clear", "a clean window")], recording: .leftOut)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    context.clearScreen()
    return .none
  }
}
