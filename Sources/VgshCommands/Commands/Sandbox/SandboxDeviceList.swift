import VgshRuntime

/// Lists the authenticator apps that a sandbox knows.
package struct SandboxDeviceList: ShellCommand {
  package static let signature = Signature(
    "sandbox device list", "list the authenticator apps, with the codes they show now",
    result: .list(.sandboxDevice),
    examples: [
      .init("sandbox device add +37255555555; sandbox device list --fields phone_number,code", "who types what")
    ], recording: .whereNeeded)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    .value(.list(try await context.sandbox.devices().map { .record($0.record) }))
  }
}
