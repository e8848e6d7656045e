import VgshOutput
import VgshRuntime

/// Exports one service.
package struct ExportService: ShellCommand {
  private static let service = OptionalParameter<ServiceReference>(
    "SERVICE", "name, id or record; else the current one")

  package static let signature = Signature(
    "export service", "write out what a program needs to know of a service", parameters: [service],
    options: Export.options(.service), result: .scalar,
    details: "As env (a line for a .env file) unless told otherwise; also json and csv.",
    examples: [
      .init("export service", "VERIGATOR_SERVICE_ID_COFFEESHOP=…"),
      .init("export service CoffeeShop --as json", "all that is known of it"),
    ], recording: .leftOut,
    objection: Export.objection(.service))

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let service = try await context.service(call[Self.service], at: call.span(of: Self.service))
    let known = if let saved = service.saved { saved } else { try await context.fetch(service) }
    let account = context.session.account
    let saved = try await context.store.services(in: account).map { ExportedService($0, account) }
    return try await Export.result(of: .service(ExportedService(known, account), among: saved), call, context)
  }
}
