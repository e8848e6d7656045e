import Verigator
import VgshBase
import VgshRuntime
import VgshSession

/// Deletes a service.
package struct DeleteService: ShellCommand {
  private static let service = OptionalParameter<ServiceReference>(
    "SERVICE", "name, id or record; else the current one")

  package static let signature = Signature(
    "delete service", "delete a service that has no users left", parameters: [service],
    options: [Deletion.yes, Deletion.ifExists], result: .deletion,
    details: "At the prompt it asks first. What is deleted is forgotten: it is no longer saved nor the current one.",
    examples: [
      .init("create service TeaHouse teahouse.com; delete service --yes", "the one just made"),
      .init("delete service TeaHouse --if-exists --yes", "no failure where there is none"),
    ])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let service = try await context.service(call[Self.service], at: call.span(of: Self.service))
    let title = service.saved.map { "'\($0.name.visible())' (\(service.id.text.visible()))" } ?? "'\(service.id)'"
    try await Deletion.confirm("delete service \(title)?", call, context)
    let happened = try await Deletion.perform(call) {
      try await context.call(about: service) { client in try await client.deleteService(service.id) }
    }
    try await Self.forget(service.id.text, context)
    return .value(.deletion(of: service.id.text, happened: happened))
  }

  private static func forget(_ id: String, _ context: CommandContext) async throws {
    context.session.changeUsers { $0.removeAll(service: id) }
    if context.session.service?.id == id { context.session.use(nil) }
    try await context.store.forget(id, in: context.session.account)
  }
}
