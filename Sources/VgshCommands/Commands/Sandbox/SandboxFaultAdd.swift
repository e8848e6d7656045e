import VgshRuntime

/// Asks a sandbox for a failure.
package struct SandboxFaultAdd: ShellCommand {
  private static let operation = Option<CallName>("operation", "only this call, as create-user")
  private static let path = Option<String>("path", "only this path; * stands for one piece between slashes")
  private static let status = Option<Int>("status", "answer with this status instead of doing the call")
  private static let body = Option<Value>("body", "answer with this instead: text as it is, anything else as JSON")
  private static let delay = Option<Pause>("delay", "hold the answer back for so long")
  private static let jitter = Option<Pause>("jitter", "and up to so much longer, at random")
  private static let close = Flag("close", "do the call, but close the connection without an answer")
  private static let truncate = Flag("truncate", "do the call, but break off in the middle of the answer")
  private static let times = Option<Int>("times", "strike so many requests; all if left out")
  private static let after = Option<Int>("after", "let so many requests pass before")
  private static let probability = Option<Probability>("probability", "strike only some, at random: 0.25")

  package static let signature = Signature(
    "sandbox fault add", "let calls to the sandbox fail, to see what comes of it",
    options: [operation, path, status, body, delay, jitter, close, truncate, times, after, probability],
    result: .sandboxFaults,
    details: """
      Of several faults the first that strikes a request counts. What a fault touched says so: the header \
      X-Sandbox-Fault, the trace and the error name it. 'sandbox fault clear' takes all of them away.
      """,
    examples: [
      .init("sandbox fault add --status 503 --times 2; show users", "works at the third attempt"),
      .init("sandbox fault add --operation create-user --close --times 1", "an answer that is lost"),
      .init("sandbox fault add --delay 20ms --jitter 30ms --probability 0.5", "a network as it is"),
    ])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    var fault = SandboxFault()
    fault.operation = call[Self.operation]?.name.rawValue
    fault.path = call[Self.path]
    fault.status = call[Self.status]
    fault.body = call[Self.body].map { $0.revealedText ?? $0.revealedJSON.text() }
    fault.delay = call[Self.delay]?.duration ?? .zero
    fault.jitter = call[Self.jitter]?.duration ?? .zero
    fault.close = call[Self.close]
    fault.truncate = call[Self.truncate]
    fault.times = call[Self.times]
    fault.after = call[Self.after] ?? 0
    fault.probability = call[Self.probability]?.value ?? 1
    return .value(.list(try await context.sandbox.addFault(fault).map(\.record)))
  }
}
