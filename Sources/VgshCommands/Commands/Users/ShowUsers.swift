import Verigator
import VgshRuntime

/// Lists the users of a service.
package struct ShowUsers: ShellCommand {
  package static let signature = Signature(
    "show users", "list the users of a service", options: [ServiceOption.key],
    result: .rows("id", "id_in_service", "ctime"),
    examples: [
      .init("show users", "those of the current service"),
      .init("show users --where ($it.id_in_service contains \"@example.com\") --fields id", "some of them"),
    ])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let service = try await context.service(call[ServiceOption.key], at: call.span(of: ServiceOption.key))
    return .value(.list(try await context.listUsers(of: service).map(Value.user)))
  }
}
