import VgshRuntime

/// Runs a script.
package struct Run: ShellCommand {
  private static let file = Parameter<FilePath>("FILE", "the script")
  private static let arguments = RestParameter<String>("ARGS", "its $args")

  package static let signature = Signature(
    "run", "run a script in a scope of its own", parameters: [file, arguments],
    details: """
      The script sees no variable of yours, and leaves none behind; server, account and current service are the \
      session's. It is checked whole before anything of it runs. 'source' runs a file in the current scope instead.
      """, recording: .leftOut)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let path = context.files.path(call[Self.file], at: call.span)
    try await context.scripts.run(path, arguments: call[Self.arguments], caller: call.span)
    return .none
  }
}
