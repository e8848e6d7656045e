import VgshRuntime
import VgshSession

/// Empties a sandbox.
package struct SandboxReset: ShellCommand {
  package static let signature = Signature(
    "sandbox reset", "take the sandbox back to the beginning", options: [Deletion.yes],
    details: """
      Services, users, messages, pinned PINs, devices, faults and the clock's offset are gone; accounts stay. What was \
      saved of those services is forgotten too. Asks first at the prompt.
      """,
    examples: [.init("sandbox reset", "as fresh as on the first day")])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    try await Deletion.confirm("delete all services, users and messages of the sandbox?", call, context)
    try await context.sandbox.reset()
    let account = context.session.account
    for service in try await context.store.services(in: account) {
      try await context.store.forget(service.id, in: account)
    }
    context.session.use(nil)
    context.session.changeUsers { $0 = SeenUsers() }
    return .none
  }

  package static func replay(_ call: LoggedCall, in script: ScriptWriter) -> [ReplayedCall] {
    script.devices = DeviceReplay()
    return [script.command(call)]
  }
}
