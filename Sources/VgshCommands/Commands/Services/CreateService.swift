import Verigator
import VgshBase
import VgshRuntime
import VgshSession

/// Registers a service.
package struct CreateService: ShellCommand {
  private static let name = Parameter<ServiceName>("NAME", "its name, also shown in the users' app")
  private static let fqdn = Parameter<HostName>("FQDN", "its domain, or a URL of which the host is taken")

  package static let signature = Signature(
    "create service", "register a service, and work on it from here on", parameters: [name, fqdn],
    options: [Flag.unchecked], result: .service,
    details: """
      The API cannot list services: what is not saved is lost. That is why the new one is saved under its name.
      """,
    examples: [
      .init("create service TeaHouse teahouse.com", "registers it; the next commands are about it"),
      .init("let shop = create service \"Book Shop\" https://bookshop.com/; print $shop.id", "keeps the record too"),
    ])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let (name, fqdn) = (call[Self.name].text, call[Self.fqdn])
    let created = try await context.call { client in try await client.createService(name: name, fqdn: fqdn) }
    let service = SavedService(created, name: created.name ?? name, fqdn: fqdn.text)
    context.session.use(service)
    do {
      // The server has just given the name away, so that an older service of that name is gone there.
      try await context.store.save(service, in: context.session.account, onTakenName: .replace)
      return .value(.service(service))
    } catch {
      // It is there all the same, and without its id it could not be found again.
      let warning = Notice("the service was created but is not saved: \(error.message)", severity: .warning)
      return .value(.service(service), notices: [warning])
    }
  }
}

extension SavedService {
  /// - Parameter name: under which it is saved.
  init(_ service: Service, name: String, fqdn: String?) {
    self.init(name: name, id: service.id.text, fqdn: fqdn, ctime: service.ctime?.text)
  }
}
