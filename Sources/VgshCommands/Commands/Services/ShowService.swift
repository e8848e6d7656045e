import Verigator
import VgshRuntime
import VgshSession

/// Fetches a service.
package struct ShowService: ShellCommand {
  private static let service = OptionalParameter<ServiceReference>(
    "SERVICE", "name, id or record; else the current one")

  package static let signature = Signature(
    "show service", "fetch a service", parameters: [service], result: .service,
    details: "Asks the API each time. It does not tell the domain: that is what was saved.",
    examples: [
      .init("show service", "the current one"),
      .init("show service CoffeeShop", "one that is saved"),
    ])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let service = try await context.service(call[Self.service], at: call.span(of: Self.service))
    return .value(.service(try await context.fetch(service)))
  }
}

extension CommandContext {
  /// A service as the API knows it now, with what is saved of it.
  func fetch(_ service: ResolvedService) async throws -> SavedService {
    let fetched = try await call(about: service) { client in try await client.service(service.id) }
    let name = fetched.name ?? service.saved?.name ?? service.id.text
    return SavedService(fetched, name: name, fqdn: service.saved?.fqdn)
  }
}
