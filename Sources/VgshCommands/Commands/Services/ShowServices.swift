import Verigator
import VgshBase
import VgshRuntime
import VgshSession

/// Lists the saved services.
package struct ShowServices: ShellCommand {
  private static let all = Flag("all", "those of all servers and accounts")
  private static let check = Flag("check", "ask the API for each: state is 'ok', or why it cannot be had")

  package static let signature = Signature(
    "show services", "list the saved services", options: [all, check],
    result: .rows("name", "id", "fqdn", "ctime", "url", "account", "state"),
    details: """
      Lists what is saved for this account on this server. The API cannot list services. With --check a further field \
      tells the state of each; it is null for what belongs to another server or account.
      """,
    examples: [
      .init("show services", "the saved ones"),
      .init("show services --check --where ($it.state != \"ok\")", "those that are gone"),
    ], recording: .whereNeeded)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let here = context.session.account
    let entries =
      call[Self.all]
      ? try await context.store.allServices()
      : try await context.store.services(in: here).map { (place: here, service: $0) }
    var rows: [Value] = []
    for (place, service) in entries {
      var row: Record = [
        "name": .text(service.name), "id": .text(service.id), "fqdn": Value(service.fqdn),
        "ctime": Value(service.ctime), "url": .text(place.url), "account": .text(place.account),
      ]
      if call[Self.check] { row["state"] = place == here ? .text(try await Self.state(of: service, context)) : .null }
      rows.append(.record(row))
    }
    return .value(.list(rows))
  }

  /// What the API says of a service. Only that it is not there, or not ours, is a state; anything else is a failure.
  private static func state(of service: SavedService, _ context: CommandContext) async throws -> String {
    let client = try await context.clients.client(for: .api)
    do {
      _ = try await client.service(try ServiceID(service.id))
      return "ok"
    } catch let error as VerigatorError where error.kind == .notFound || error.kind == .forbidden {
      return error.kind.rawValue
    }
  }
}
