import VgshRuntime

/// Ends the session or script.
package struct Exit: ShellCommand {
  static let status = OptionalParameter<ExitCode>("STATUS", "what the program ends with; 0 if left out")

  package static let signature = Signature(
    "exit", "leave the prompt, or end the script", parameters: [status],
    details: "A script that a script runs ends alone.",
    examples: [.init("exit", "all went well"), .init("exit 3", "the program ends with 3")], endsSession: true,
    recording: .leftOut)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    CommandResult(exit: call[Self.status]?.status ?? .success)
  }
}
