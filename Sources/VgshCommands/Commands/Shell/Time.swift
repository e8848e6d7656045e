import VgshBase
import VgshRuntime

/// Measures another command.
package struct Time: ShellCommand {
  private static let command = CommandParameter("COMMAND", "the command to measure, with its words")

  package static let signature = Signature(
    "time", "run a command and say how long it took", parameters: [command], result: .any,
    details: "The result is the command's own; the time goes to standard error.",
    examples: [.init("time show users", "how long the list takes")], recording: .leftOut)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let inner = call[Self.command]
    let start = context.time.elapsed
    var result = try await context.invoke(inner)
    let taken = DurationText.text((context.time.elapsed - start).wholeMicroseconds)
    result.notices.append(Notice("\(inner.signature.name) took \(taken)"))
    return result
  }
}
