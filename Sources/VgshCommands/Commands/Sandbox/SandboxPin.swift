import Verigator
import VgshBase
import VgshRuntime

/// Gives what the owner of a number has to type.
package struct SandboxPin: ShellCommand {
  private static let phone = Parameter<PhoneNumber>("PHONE", "the number it was sent to")
  private static let wait = Option<Pause>("wait", "wait up to so long for one")

  package static let signature = Signature(
    "sandbox pin", "give the newest PIN sent to a number, or the code of its app", parameters: [phone],
    options: [wait], result: .scalar,
    details: """
      Fails as not-found where none was sent, or the last was used or has expired. The code of an app counts once the \
      number has a device, unless the last 'auth start' sent an SMS all the same. Each code is good for one success: \
      after it the command fails until the next one, 30 s later at most by the sandbox's clock.
      """,
    examples: [
      .init("auth start john.doe@example.com; sandbox pin +37255555555", "the PIN just sent"),
      .init("auth start john.doe@example.com; let pin = sandbox pin +37255555555 --wait 5s", "for later use"),
      .init("sandbox device add +37255555555; sandbox pin +37255555555", "what the app shows now"),
    ], recording: .whereNeeded)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let phone = call[Self.phone]
    let wait = call[Self.wait]?.duration ?? .zero
    var token = try await context.sandbox.token(of: phone, wait: wait)
    if case .usedCode(let rest)? = token, rest <= wait {
      try await context.time.sleep(for: rest)
      token = try await context.sandbox.token(of: phone, wait: .zero)
    }
    switch token {
    case .pin(let text), .code(let text): return .value(.text(text))
    case .usedCode(let rest):
      let pause = Value.duration(rest).displayText
      throw CommandFailure(
        .notFound, "the code that the app of \(phone) shows was used; the next one comes in \(pause)",
        help: "'--wait \(pause)' waits for it; 'sandbox clock advance \(pause)' is there at once",
        at: call.span(of: Self.phone))
    case nil:
      throw CommandFailure(
        .notFound, "no PIN is waiting for \(phone): none was sent, or it was used or has expired",
        help: "'auth start USER' or 'number start PHONE' sends one; 'sandbox inbox' lists what was sent",
        at: call.span(of: Self.phone))
    }
  }
}
