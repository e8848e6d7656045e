import VgshBase
import VgshRuntime

/// Ends a recording.
package struct RecordStop: ShellCommand {
  package static let signature = Signature(
    "record stop", "end the recording and write its script", result: .fields("file", "commands"),
    details: "Gives the script's file and how many commands are in it.",
    examples: [.init("record start session.vgs --force; show users; record stop", "writes session.vgs")],
    recording: .leftOut)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    guard let finished = try context.session.finishRecording(context.redactor) else {
      throw CommandFailure.local("nothing is being recorded", help: "'record start FILE' begins a recording")
    }
    return .value(["file": .text(finished.file), "commands": .int(finished.commands)])
  }
}
