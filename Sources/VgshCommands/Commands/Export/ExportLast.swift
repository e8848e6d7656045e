import VgshOutput
import VgshRuntime

/// Exports the last exchange.
package struct ExportLast: ShellCommand {
  package static let signature = Signature(
    "export last", "write out the last request", options: Export.options(.last), result: .scalar,
    details: "As a curl command unless told otherwise, its password in $VERIGATOR_PASSWORD; also json, with the reply.",
    examples: [.init("show users; export last", "the same request for curl")], recording: .leftOut,
    objection: Export.objection(.last))

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    guard let exchange = context.session.lastExchange else {
      throw CommandFailure.local("nothing has been sent yet", help: "send a request first, as by 'show users'")
    }
    return try await Export.result(of: .last(ExportedExchange(exchange)), call, context)
  }
}
