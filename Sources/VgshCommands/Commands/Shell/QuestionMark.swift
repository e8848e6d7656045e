import VgshRuntime

/// The other word for `help`.
package struct QuestionMark: ShellCommand {
  package static let signature = Signature(
    "?", "the same as 'help'", parameters: [Help.words], examples: [.init("? show", "the commands that show")],
    recording: .leftOut)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    try await Help().run(call, in: context)
  }
}
