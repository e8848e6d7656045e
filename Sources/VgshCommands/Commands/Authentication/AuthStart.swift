import Verigator
import VgshRuntime

/// Starts an authentication.
package struct AuthStart: ShellCommand {
  static let user = Parameter<UserReference>("USER", "name, id or record")
  static let method = Option<MethodChoice>("method", "totp asks the user's app, sms sends a PIN; sms if left out")

  package static let signature = Signature(
    "auth start", "start an authentication: send a PIN, or ask the user's app", parameters: [user],
    options: [method, ServiceOption.key], result: .fields("method", "fallback"),
    details: "A user who has not set up the app is sent an SMS instead: 'fallback' is true then.",
    examples: [
      .init("auth start john.doe@example.com", "sends a PIN by SMS"),
      .init("auth start john.doe@example.com --method totp", "falls back to sms where no app is set up"),
      .init(
        "sandbox device add +37255555555; auth start john.doe@example.com --method totp",
        "asks for the code of the app that was set up"),
    ])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let service = try await context.service(call[ServiceOption.key], at: call.span(of: ServiceOption.key))
    let user = try await context.user(call[Self.user], of: service, at: call.span(of: Self.user))
    let started = try await Authentication.start(user, of: service, call[Self.method], context)
    return .value(
      ["method": Value(started.method?.rawValue), "fallback": .bool(started.isFallback)],
      notices: Authentication.notices(of: started))
  }

  package static func replay(_ call: LoggedCall, in script: ScriptWriter) -> [ReplayedCall] {
    if call.failure == nil, let id = call.subject?.user.id { script.running.insert(id) }
    let start = script.command(call)
    return script.requireDevice(for: call) + [start]
  }
}
