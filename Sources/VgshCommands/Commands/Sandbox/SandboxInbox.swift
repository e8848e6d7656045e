import Verigator
import VgshRuntime

/// Lists the messages that a sandbox sent.
package struct SandboxInbox: ShellCommand {
  private static let phone = Option<PhoneNumber>("to", "only those to this number")
  private static let limit = Option<Int>("limit", "at most so many; 100 if left out")

  package static let signature = Signature(
    "sandbox inbox", "list the messages that the sandbox sent, newest first", options: [phone, limit],
    result: .list(.record(SandboxMessage.fields.map { .init($0) })),
    details: "Text and PIN of a message are null once the PIN was used or has expired.",
    examples: [
      .init("sandbox inbox", "all messages"),
      .init("auth start john.doe@example.com; sandbox inbox --to +37255555555 --fields to,pin", "those to one number"),
    ], recording: .whereNeeded)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let messages = try await context.sandbox.messages(to: call[Self.phone], limit: call[Self.limit])
    return .value(.list(messages.map { .record($0.record) }))
  }
}
