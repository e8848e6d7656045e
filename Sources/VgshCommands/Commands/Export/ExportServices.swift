import VgshOutput
import VgshRuntime

/// Exports the saved services.
package struct ExportServices: ShellCommand {
  package static let signature = Signature(
    "export services", "write out the saved services of this account", options: Export.options(.services),
    result: .scalar,
    details: "As env (lines for a .env file) unless told otherwise; also json and csv.",
    examples: [
      .init("export services", "VERIGATOR_SERVICE_ID_COFFEESHOP=…, a line for each"),
      .init("let table = export services --as csv", "for a spreadsheet"),
    ], recording: .leftOut,
    objection: Export.objection(.services))

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let account = context.session.account
    let services = try await context.store.services(in: account).map { ExportedService($0, account) }
    return try await Export.result(of: .services(services), call, context)
  }
}
