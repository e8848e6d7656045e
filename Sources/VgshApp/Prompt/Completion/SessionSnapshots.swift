import Synchronization
import VgshCommands
import VgshRuntime
import VgshSession

/// Takes what Tab needs to know from a session, before each line; what has not changed is kept from the line before.
final class SessionSnapshots: Sendable {
  private struct Services: Sendable {
    var account: AccountPlace?
    var version: SessionStore.Version?
    var names: NameIndex = []
  }

  private let session: Session
  private let services = Mutex(Services())

  init(_ session: Session) { self.session = session }

  func take(_ interpreter: Interpreter) async -> CompletionSnapshot {
    let environment = session.environment
    let lister = FolderLister(home: environment.home)
    let users = session.state.service.map { session.state.users(of: $0.id) } ?? []
    var snapshot = CompletionSnapshot(catalog: session.host.catalog)
    snapshot.functions = FunctionTable.all.map { CompletionEntry($0.name, $0.summary) }
    snapshot.topics = HelpTopic.allCases.map { CompletionEntry($0.rawValue, $0.summary) }
    snapshot.definitions = interpreter.definitions
    snapshot.variables = Dictionary(interpreter.variables.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    snapshot.lastExchange = session.state.lastValue
    snapshot.users = NameIndex(users.map(\.name))
    snapshot.phones = NameIndex(users.compactMap(\.phone))
    snapshot.environment = NameIndex(environment.variables.keys)
    snapshot.files = { lister.entries(of: $0) }
    snapshot.services = await serviceNames()
    return snapshot
  }

  /// A store that cannot be read offers nothing; whoever asks it for a service is told why.
  private func serviceNames() async -> NameIndex {
    let account = session.state.account
    let known = services.withLock { $0.account == account ? $0.version : nil }
    guard let found = try? await session.store.serviceNames(in: account, since: known) else {
      return services.withLock { $0.account == account ? $0.names : [] }
    }
    let names = NameIndex(found.names)
    services.withLock { $0 = Services(account: account, version: found.version, names: names) }
    return names
  }
}
