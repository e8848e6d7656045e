import VgshBase
import VgshRuntime

/// Explains commands and the language.
package struct Help: ShellCommand {
  static let words = RestParameter<HelpWord>("COMMAND", "a command or a topic; everything in short if left out")

  package static let signature = Signature(
    "help", "explain a command, a function or a topic", parameters: [words],
    examples: [
      .init("help", "all commands and topics"),
      .init("help create service", "one command"),
      .init("help sandbox", "a family of commands"),
      .init("help expressions", "a topic"),
      .init("help split", "a function"),
    ], recording: .leftOut)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let asked = call[Self.words].map(\.text).joined(separator: " ")
    guard let text = HelpText(context.catalog).text(for: asked) else {
      let known =
        context.catalog.names + context.catalog.heads + HelpTopic.allCases.map(\.rawValue)
        + FunctionTable.all.map(\.name)
      let help = Suggestion.nearest(to: asked, among: known).map { "did you mean 'help \($0)'?" }
      throw CommandFailure.local(
        "no command, function or topic '\(asked.visible())'", help: help ?? "'help' lists them",
        at: call.span(of: Self.words))
    }
    return .output(text)
  }
}
