import VgshOutput
import VgshRuntime

/// Exports what was done in the session.
package struct ExportSession: ShellCommand {
  package static let signature = Signature(
    "export session", "write out the statements of the session as a script", options: Export.options, result: .scalar,
    details: """
      As vgs unless told otherwise: the statements that went well, secrets replaced by $env.…; also json, and env for \
      server, account and service.
      """,
    examples: [.init("show users; export session", "a script that does the same again")])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let session = context.session
    let account = session.account
    var content = ExportedSession(
      url: account.url, username: session.credentials?.userName,
      service: session.service.map { ExportedService($0, account) }, statements: session.statements)
    if content.service != nil {
      content.services = try await context.store.services(in: account).map { ExportedService($0, account) }
    }
    return try await Export.result(of: .session(content), call, context)
  }
}
