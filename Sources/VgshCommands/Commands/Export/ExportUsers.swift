import VgshOutput
import VgshRuntime

/// Exports the users of a service.
package struct ExportUsers: ShellCommand {
  package static let signature = Signature(
    "export users", "write out the users of a service", options: Export.options(.users) + [ServiceOption.key],
    result: .scalar,
    details: "As csv unless told otherwise; also json. Asks the API for the list.",
    examples: [.init("export users", "id, id_in_service and ctime of each")], recording: .leftOut,
    objection: Export.objection(.users))

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let service = try await context.service(call[ServiceOption.key], at: call.span(of: ServiceOption.key))
    let users = try await context.listUsers(of: service).map(Value.user)
    return try await Export.result(of: .users(users), call, context)
  }
}
