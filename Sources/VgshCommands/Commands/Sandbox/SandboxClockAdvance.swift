import VgshRuntime

/// Moves the clock of a sandbox on.
package struct SandboxClockAdvance: ShellCommand {
  static let duration = Parameter<Pause>("DURATION", "how far: 301s, 10m, 1d")

  package static let signature = Signature(
    "sandbox clock advance", "move the sandbox's clock forward", parameters: [duration], result: .sandboxClock,
    details: "What expires by then has expired at once. It never goes back but by 'sandbox clock reset'.",
    examples: [.init("sandbox clock advance 301s", "every PIN sent so far has expired")])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    .value(.clock(try await context.sandbox.changeClock(.advance(call[Self.duration].duration))))
  }

  package static func replay(_ call: LoggedCall, in script: ScriptWriter) -> [ReplayedCall] {
    if let pause = call[duration].flatMap({ try? Pause.convert($0) }) { script.devices.advance(by: pause.duration) }
    return [script.command(call)]
  }
}
