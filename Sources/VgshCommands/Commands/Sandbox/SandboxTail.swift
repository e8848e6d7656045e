import VgshRuntime

/// Shows what happens on a sandbox, as it happens.
package struct SandboxTail: ShellCommand {
  private static let count = Option<Int>("count", "end after so many")

  package static let signature = Signature(
    "sandbox tail", "show requests and messages as they happen, until Ctrl-C", options: [count],
    details: """
      A line for each request that the sandbox serves and for each message that it sends, from now on. With --output \
      json each is a record in a line of its own, whose 'event' is 'request' or 'message'.
      """,
    examples: [.init("sandbox tail --count 0", "waits for nothing; without --count it goes on until Ctrl-C")],
    recording: .leftOut)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let wanted = call[Self.count]
    if let wanted, wanted < 0 {
      throw CommandFailure.local("--count is a number from 0 on, not \(wanted)", at: call.span(of: Self.count))
    }
    var shown = 0
    var position = try await context.sandbox.events(after: nil).next
    while shown != wanted {
      let batch = try await context.sandbox.events(after: position)
      position = batch.next
      for event in batch.events where shown != wanted {
        guard context.feed.show(event.row(isFirst: shown == 0)) else { return .none }
        shown += 1
      }
    }
    return .none
  }
}
