import VgshBase
import VgshRuntime
import VgshSession

/// Forgets a saved service.
package struct Forget: ShellCommand {
  private static let service = Parameter<ServiceReference>("SERVICE", "saved name, id or record")

  package static let signature = Signature(
    "forget", "forget a saved service; the API keeps it", parameters: [service],
    details: "Only the saved entry goes. Without its id the service cannot be reached any more: the API lists none.",
    examples: [.init("create service TeaHouse teahouse.com; forget TeaHouse", "no longer known by its name")])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let account = context.session.account
    let written =
      switch call[Self.service] {
      case .text(let text), .id(let text): text
      }
    guard let forgotten = try await context.store.forget(written, in: account) else {
      let names = try await context.store.services(in: account).map(\.name)
      let help = Suggestion.nearest(to: written, among: names).map { "did you mean '\($0.visible())'?" }
      throw CommandFailure.local(
        "no service '\(written.visible())' is saved", help: help ?? "'show services' lists the saved ones",
        at: call.span(of: Self.service))
    }
    context.session.log.note(forgotten)
    if context.session.service?.id == forgotten.id { context.session.use(nil) }
    return .none
  }
}
