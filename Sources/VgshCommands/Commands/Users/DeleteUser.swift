import Verigator
import VgshBase
import VgshRuntime

/// Deletes a user.
package struct DeleteUser: ShellCommand {
  private static let user = Parameter<UserReference>("USER", "name, id or record")

  package static let signature = Signature(
    "delete user", "delete a user of a service", parameters: [user],
    options: [ServiceOption.key, Deletion.yes, Deletion.ifExists], result: .deletion,
    details: "At the prompt it asks first.",
    examples: [
      .init("delete user john.doe@example.com --yes", "by name"),
      .init("for user in (show users) { delete user $user --yes }", "all of them"),
    ])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let service = try await context.service(call[ServiceOption.key], at: call.span(of: ServiceOption.key))
    let user = try await context.user(call[Self.user], of: service, at: call.span(of: Self.user))
    let name = context.session.user(user.id.text, of: service.id.text)?.name ?? user.id.text
    try await Deletion.confirm("delete user '\(name.visible())'?", call, context)
    let happened = try await Deletion.perform(call) {
      try await context.call(about: service, user) { client in try await client.deleteUser(user.id, in: service.id) }
    }
    context.session.changeUsers { $0.remove(id: user.id.text, service: service.id.text) }
    return .value(.deletion(of: user.id.text, happened: happened))
  }
}
