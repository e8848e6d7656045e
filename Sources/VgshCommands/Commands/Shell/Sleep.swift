import VgshRuntime

/// Waits.
package struct Sleep: ShellCommand {
  private static let duration = Parameter<Pause>("DURATION", "how long: 250ms, 10s, 5m")

  package static let signature = Signature(
    "sleep", "wait", parameters: [duration], examples: [.init("sleep 10ms", "a short pause")])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    try await context.time.sleep(for: call[Self.duration].duration)
    return .none
  }
}
