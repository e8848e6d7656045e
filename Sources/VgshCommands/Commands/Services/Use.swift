import VgshBase
import VgshRuntime
import VgshSession

/// Makes a service the current one.
package struct Use: ShellCommand {
  private static let service = Parameter<ServiceReference>("SERVICE", "saved name, id or record")

  package static let signature = Signature(
    "use", "make a service the current one", parameters: [service], result: .service,
    details: "A saved service is taken as it is saved. Any other is fetched by its id, and saved under its name.",
    examples: [.init("use CoffeeShop", "the commands that follow are about it")])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let span = call.span(of: Self.service)
    let service = try await context.service(call[Self.service], at: span)
    let account = context.session.account
    if let saved = try await context.store.service(service.id.text, in: account) {
      context.session.use(saved)
      return .value(.service(saved))
    }
    let fetched = try await context.fetch(service)
    try await context.save(fetched, at: span)
    context.session.use(fetched)
    return .value(.service(fetched))
  }
}
