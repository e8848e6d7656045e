import VgshRuntime

/// Runs a file in the current scope. The language does that itself, for only it has the scope.
package struct Source: ShellCommand {
  private static let file = Parameter<FilePath>("FILE", "the script; relative to the file that names it")

  package static let signature = Signature(
    "source", "run a script in the current scope", parameters: [file],
    details: """
      What it binds and defines is there afterwards. Stands at the top level only, with the path as it is: no \
      variables in it. 'run' gives a script a scope of its own instead.
      """, recording: .leftOut)

  package init() {}

  /// Reached as an argument of another command only, where there is no scope to run it in.
  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    throw CommandFailure.local(
      "'source' stands by itself, at the top level", help: "'run FILE' can stand anywhere", at: call.span)
  }
}
