import VgshRuntime

/// Tells where a sandbox is and how it is.
package struct SandboxStatus: ShellCommand {
  package static let signature = Signature(
    "sandbox status", "show the sandbox's address, version and clock",
    result: .record([.init("url"), .init("version"), .init("uptime"), .init("clock", .sandboxClock)]),
    details: "Of the embedded sandbox, or of one at the session's URL. Starts the embedded one where it sleeps.",
    examples: [
      .init("sandbox status", "all of it"),
      .init("let address = (sandbox status).url", "for a program of yours that needs the API's address"),
    ], recording: .whereNeeded)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let status = try await context.sandbox.status()
    return .value([
      "url": .text(status.url), "version": Value(status.version),
      "uptime": status.uptime.map(Value.duration) ?? .null, "clock": .clock(status.clock),
    ])
  }
}
