import VgshOutput
import VgshRuntime

/// Exports what was done in the session.
package struct ExportSession: ShellCommand {
  package static let signature = Signature(
    "export session", "write out what was done in the session as a script", options: Export.options(.session),
    result: .scalar,
    details: """
      As vgs unless told otherwise: the commands that went well, ids replaced by what gave them, PINs by 'sandbox pin', \
      secrets by $env.…; it runs on a fresh sandbox. Also json, and env for server, account and service. 'record start' \
      does the same from some point on.
      """,
    examples: [.init("show users; export session", "a script that does the same again")], recording: .leftOut,
    objection: Export.objection(.session))

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let session = context.session
    let account = session.account
    var content = ExportedSession(
      url: account.url, username: session.credentials?.userName,
      service: session.service.map { ExportedService($0, account) })
    content.script = ScriptWriter.write(session.log.excerpt(), context.redactor)
    if content.service != nil {
      content.services = try await context.store.services(in: account).map { ExportedService($0, account) }
    }
    return try await Export.result(of: .session(content), call, context)
  }
}
