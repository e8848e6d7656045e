import VgshRuntime

/// Shows the last exchange.
package struct ShowLast: ShellCommand {
  package static let signature = Signature(
    "show last", "show the last request and its reply",
    result: .record([
      .init("method"), .init("url"), .init("status"), .init("headers", .any), .init("body", .any), .init("elapsed"),
      .init("attempts"),
    ]),
    details: """
      The same as $last; null before the first request. Calls to the sandbox's controls and the check of 'login' \
      do not count.
      """,
    examples: [.init("show users; show last", "how the list of users came")], recording: .leftOut)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    .value(context.session.lastValue)
  }
}
