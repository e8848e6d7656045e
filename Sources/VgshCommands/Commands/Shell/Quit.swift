import VgshRuntime

/// The other word for `exit`.
package struct Quit: ShellCommand {
  package static let signature = Signature(
    "quit", "the same as 'exit'", parameters: [Exit.status], examples: [.init("quit", "leaves the prompt")],
    endsSession: true, recording: .leftOut)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    try await Exit().run(call, in: context)
  }
}
