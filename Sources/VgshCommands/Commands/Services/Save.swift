import Verigator
import VgshBase
import VgshRuntime
import VgshSession

/// Saves a service that was registered elsewhere.
package struct Save: ShellCommand {
  private static let service = Parameter<ServiceReference>("SERVICE-ID", "the service's id, or its record")
  private static let name = Option<ServiceName>("as", "save it under this name instead of its own")

  package static let signature = Signature(
    "save", "fetch a service by its id and save it under a name", parameters: [service], options: [name],
    result: .service,
    details: "The name is yours alone: the service keeps its own. A service saved already gets the new name.",
    examples: [.init("save (show service).id --as Coffee", "a shorter name for the current one")])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let span = call.span(of: Self.service)
    let service = try await context.service(call[Self.service], at: span)
    let fetched = try await context.fetch(service)
    var saved = fetched
    if let name = call[Self.name] { saved.name = name.text }
    try await context.save(saved, at: call.span(of: Self.name) ?? span)
    if context.session.service?.id == saved.id { context.session.use(saved) }
    return .value(.service(fetched))
  }
}

extension CommandContext {
  /// Saves a service under its name, unless another has it.
  func save(_ service: SavedService, at span: SourceSpan?) async throws {
    do {
      try await store.save(service, in: session.account, onTakenName: .refuse)
    } catch StoreFailure.nameTaken(let other) {
      throw CommandFailure.local(
        "another service is saved as '\(service.name.visible())': \(other.id.visible())",
        help: "save this one under another name: save \(service.id.visible()) --as NAME", at: span)
    }
  }
}
