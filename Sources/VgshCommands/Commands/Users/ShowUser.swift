import Verigator
import VgshRuntime

/// Fetches a user.
package struct ShowUser: ShellCommand {
  private static let user = Parameter<UserReference>("USER", "name, id or record")

  package static let signature = Signature(
    "show user", "fetch a user of a service", parameters: [user], options: [ServiceOption.key], result: .user,
    details: "A name is looked up among the users seen in this session, else in the service's list.",
    examples: [.init("show user john.doe@example.com", "by name")])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let service = try await context.service(call[ServiceOption.key], at: call.span(of: ServiceOption.key))
    let user = try await context.user(call[Self.user], of: service, at: call.span(of: Self.user))
    let fetched = try await context.call(about: service, user) { client in
      try await client.user(user.id, in: service.id)
    }
    context.session.changeUsers { $0.add(.init(fetched), service: service.id.text) }
    return .value(.user(fetched))
  }
}
