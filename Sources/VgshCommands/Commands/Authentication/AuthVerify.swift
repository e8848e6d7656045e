import Verigator
import VgshRuntime

/// Verifies what a user typed.
package struct AuthVerify: ShellCommand {
  private static let user = Parameter<UserReference>("USER", "name, id or record")
  static let token = Parameter<VerificationToken>("TOKEN", "what the user typed: the PIN, or the app's code")

  package static let signature = Signature(
    "auth verify", "verify the PIN that a user typed", parameters: [user, token],
    options: [ServiceOption.key, Flag.unchecked], result: .verdict,
    details: """
      A wrong PIN is a result, not a failure: 'verified' is false, and 'status' tells why where the server says so. \
      Blanks and dashes in it are left out.
      """,
    examples: [
      .init(
        "auth start john.doe@example.com; auth verify john.doe@example.com (sandbox pin +37255555555)",
        "the right PIN"),
      .init("auth start john.doe@example.com; auth verify john.doe@example.com 000000", "a wrong one"),
    ])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let service = try await context.service(call[ServiceOption.key], at: call.span(of: ServiceOption.key))
    let user = try await context.user(call[Self.user], of: service, at: call.span(of: Self.user))
    return .value(.verdict(try await Authentication.verify(call[Self.token], of: user, in: service, context)))
  }

  package static func replay(_ call: LoggedCall, in script: ScriptWriter) -> [ReplayedCall] {
    var verify = script.command(call)
    verify.replace(token, by: script.token(for: call, token))
    return script.requireStart(for: call) + script.awaitCode(for: call) + [verify]
  }
}
