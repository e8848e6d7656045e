import Verigator
import VgshRuntime

/// Verifies the PIN that was sent to a phone number.
package struct NumberVerify: ShellCommand {
  private static let id = Parameter<NumberReference>("ID", "what 'number start' gave: its id, or all of it")
  private static let pin = Parameter<VerificationToken>("PIN", "what the person typed")

  package static let signature = Signature(
    "number verify", "verify the PIN that a person got on their phone", parameters: [id, pin],
    options: NumberVisitor.options + [Flag.unchecked], result: .fields("verified", "result"),
    details: """
      'result' is VERIFIED, INVALID, EXPIRED or THROTTLED. A wrong PIN is a result, not a failure; blanks and dashes in \
      it are left out. After VERIFIED nobody knows the id any longer.
      """,
    examples: [
      .init(
        "let started = number start +37255555555; number verify $started (sandbox pin +37255555555)", "the right PIN"),
      .init("let started = number start +37255555555; number verify $started.id 000000", "a wrong one"),
    ])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let verdict = try await context.clients.numberClient().verify(
      call[Self.pin], of: call[Self.id].id, visitor: NumberVisitor.visitor(of: call))
    return .value(["verified": .bool(verdict.isVerified), "result": .text(verdict.rawValue)])
  }

  package static func replay(_ call: LoggedCall, in script: ScriptWriter) -> [ReplayedCall] {
    let id = call[Self.id].flatMap { try? NumberReference.convert($0) }?.id.text ?? ""
    var verify = script.command(call)
    if let reference = script.reference(to: id) {
      verify.replace(Self.id, by: reference)
    } else if call.failure == nil {
      script.noteMissing("the verification of a number", id: id)
    }
    verify.replace(pin, by: script.token(for: call, pin, sentTo: script.phones[id]))
    return [verify]
  }
}
