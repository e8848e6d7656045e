import VgshRuntime

/// Lists the requests that a sandbox has served.
package struct SandboxRequests: ShellCommand {
  private static let limit = Option<Int>("limit", "at most so many; 100 if left out")

  package static let signature = Signature(
    "sandbox requests", "list the requests that the sandbox has served, newest first", options: [limit],
    result: .list(.record(SandboxRequest.fields.map { .init($0) })),
    details: """
      The last 1000 are kept as long as the sandbox runs. Control calls that only look are left out. 'operation' is null \
      where there is nothing at the path, and 'time' is the real time.
      """,
    examples: [
      .init("sandbox requests", "what was asked of it lately"),
      .init("sandbox requests --where ($it.status >= 400) --fields operation,status", "those that were refused"),
    ], recording: .whereNeeded)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let requests = try await context.sandbox.requests(limit: call[Self.limit])
    return .value(.list(requests.map { .record($0.record) }))
  }
}
