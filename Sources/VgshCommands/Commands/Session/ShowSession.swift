import VgshRuntime

/// Says where one is.
package struct ShowSession: ShellCommand {
  package static let signature = Signature(
    "show session", "show server, account and current service",
    result: .record([
      .init("profile"), .init("url"), .init("username"), .init("service", .service), .init("sandbox"),
    ]),
    details: "Asks nobody. The URL of the embedded sandbox is 'sandbox' here; 'sandbox status' gives its address.",
    examples: [.init("show session", "all of it"), .init("print (show session).username", "the account alone")],
    recording: .whereNeeded)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let (place, credentials) = context.session.connection
    return .value([
      "profile": .null,
      "url": .text(place.text),
      "username": Value(credentials?.userName),
      "service": context.session.service.map(Value.service) ?? .null,
      "sandbox": .bool(place == .sandbox),
    ])
  }
}
