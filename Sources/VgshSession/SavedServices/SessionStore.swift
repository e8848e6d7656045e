import GRDB
import Synchronization
import VgshBase

/// The saved services, by account.
///
/// Nothing is opened before the first call. Several shells may use the same file at once. Where the file cannot be
/// used at all, the session goes on with a store in memory; a damaged file is set aside and a new one begun. Either is
/// told once, by `takeNotices`.
package actor SessionStore {
  package enum Location: Hashable, Sendable {
    /// Forgotten with the session.
    case memory
    case file(String)
  }

  /// What to do where another service of the account has the name.
  package enum TakenName: Sendable {
    /// Throw `StoreFailure.nameTaken`.
    case refuse
    /// Forget the other: the server has just given the name to this one, so that the other is gone there.
    case replace
  }

  private let location: Location
  private let now: @Sendable () -> Int
  private var queue: DatabaseQueue?
  // Outside of the actor: every command looks here, and must not change threads for it.
  private let notices = Mutex<[Diagnostic]>([])

  /// - Parameter now: seconds since 1970, for the name of a file set aside.
  package init(_ location: Location, now: @escaping @Sendable () -> Int) {
    self.location = location
    self.now = now
  }

  /// Saves a service, or changes what is saved under its id.
  package func save(
    _ service: SavedService, in place: AccountPlace, onTakenName taken: TakenName
  ) throws(StoreFailure) {
    try access { queue in
      try queue.write { database in
        if let other = try Self.service(named: service.name, in: place, database), other.id != service.id {
          switch taken {
          case .refuse: throw StoreFailure.nameTaken(other)
          case .replace: try Self.delete(id: other.id, in: place, database)
          }
        }
        try database.execute(
          sql: """
            INSERT INTO service (url, account, id, name, fqdn, ctime) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (url, account, id) DO UPDATE
            SET name = excluded.name, fqdn = excluded.fqdn, ctime = excluded.ctime
            """,
          arguments: [place.url, place.account, service.id, service.name, service.fqdn, service.ctime])
      }
    }
  }

  /// The service with such a name, or else with such an id.
  package func service(_ nameOrID: String, in place: AccountPlace) throws(StoreFailure) -> SavedService? {
    try access { queue in
      try queue.read { try Self.service(nameOrID: nameOrID, in: place, $0) }
    }
  }

  /// The services of an account, by name.
  package func services(in place: AccountPlace) throws(StoreFailure) -> [SavedService] {
    try access { queue in
      try queue.read { database in
        try SavedService.fetchAll(
          database, sql: "SELECT * FROM service WHERE url = ? AND account = ? ORDER BY name",
          arguments: [place.url, place.account])
      }
    }
  }

  /// When the services were last looked at; it differs from the one before where anything was changed since, by this
  /// shell or another.
  package struct Version: Hashable, Sendable {
    fileprivate let own: Int
    fileprivate let others: Int
  }

  /// The names of an account's services, in order.
  ///
  /// - Returns: null where nothing was changed since that version.
  package func serviceNames(
    in place: AccountPlace, since known: Version? = nil
  ) throws(StoreFailure) -> (names: [String], version: Version)? {
    try access { queue in
      try queue.read { database in
        let version = Version(
          own: database.totalChangesCount, others: try Int.fetchOne(database, sql: "PRAGMA data_version") ?? 0)
        guard version != known else { return nil }
        let names = try String.fetchAll(
          database, sql: "SELECT name FROM service WHERE url = ? AND account = ? ORDER BY name",
          arguments: [place.url, place.account])
        return (names, version)
      }
    }
  }

  /// All services with their accounts, by URL, account and name.
  package func allServices() throws(StoreFailure) -> [(place: AccountPlace, service: SavedService)] {
    try access { queue in
      try queue.read { database in
        try Row.fetchAll(database, sql: "SELECT * FROM service ORDER BY url, account, name").map { row in
          (AccountPlace(url: row["url"], account: row["account"]), SavedService(row: row))
        }
      }
    }
  }

  /// Forgets a service by its name, or else by its id.
  ///
  /// - Returns: what was forgotten; null where nothing was saved under that.
  @discardableResult
  package func forget(_ nameOrID: String, in place: AccountPlace) throws(StoreFailure) -> SavedService? {
    try access { queue in
      try queue.write { database in
        guard let service = try Self.service(nameOrID: nameOrID, in: place, database) else { return nil }
        try Self.delete(id: service.id, in: place, database)
        return service
      }
    }
  }

  /// What the user has to be told since the last call.
  package nonisolated func takeNotices() -> [Diagnostic] {
    notices.withLock { notices in
      defer { notices = [] }
      return notices
    }
  }

  // MARK: - Statements

  private static func service(nameOrID: String, in place: AccountPlace, _ database: Database) throws -> SavedService? {
    try service(named: nameOrID, in: place, database)
      ?? SavedService.fetchOne(
        database, sql: "SELECT * FROM service WHERE url = ? AND account = ? AND id = ?",
        arguments: [place.url, place.account, nameOrID])
  }

  private static func service(named name: String, in place: AccountPlace, _ database: Database) throws -> SavedService?
  {
    try SavedService.fetchOne(
      database, sql: "SELECT * FROM service WHERE url = ? AND account = ? AND name = ?",
      arguments: [place.url, place.account, name])
  }

  private static func delete(id: String, in place: AccountPlace, _ database: Database) throws {
    try database.execute(
      sql: "DELETE FROM service WHERE url = ? AND account = ? AND id = ?",
      arguments: [place.url, place.account, id])
  }

  // MARK: - The database

  /// Runs a body on the open database; where that turns out to be damaged, once more on a new one.
  private func access<Result>(_ body: (DatabaseQueue) throws -> Result) throws(StoreFailure) -> Result {
    do {
      return try body(opened())
    } catch {
      let failure = StoreFailure(error, path: path)
      guard case .damaged = failure else { throw failure }
      queue = nil
      do {
        return try body(opened())
      } catch {
        throw StoreFailure(error, path: path)
      }
    }
  }

  private var path: String {
    switch location {
    case .memory: ":memory:"
    case .file(let path): path
    }
  }

  private func opened() throws -> DatabaseQueue {
    if let queue { return queue }
    let opened = try open()
    queue = opened
    return opened
  }

  private func tell(_ notice: Diagnostic) { notices.withLock { $0.append(notice) } }

  private func open() throws -> DatabaseQueue {
    switch location {
    case .memory: return try StateDatabase.inMemory()
    case .file(let path):
      do {
        return try open(path)
      } catch {
        let failure = StoreFailure(error, path: path)
        tell(
          Diagnostic(
            .warning, code: "state-not-kept", "services are saved for this session only: \(failure.message)", at: nil,
            help: failure.help))
        return try StateDatabase.inMemory()
      }
    }
  }

  /// Opens the file; sets a damaged one aside and begins anew.
  private func open(_ path: String) throws -> DatabaseQueue {
    let folder = FilePaths.folder(of: path)
    try FilePaths.createFolder(folder)
    // Held until the file is in order: another shell may be about to migrate or set aside the same.
    let lock = try OpenFile(folder, .folder)
    try lock.lock()
    do {
      return try StateDatabase.open(path)
    } catch {
      guard case .damaged = StoreFailure(error, path: path) else { throw error }
      let target = try SetAside.move(path, companions: StateDatabase.companions, now: now())
      tell(SetAside.notice(of: path, movedTo: target, holding: "saved services"))
      return try StateDatabase.open(path)
    }
  }
}

extension SavedService: FetchableRecord {
  package init(row: Row) {
    self.init(name: row["name"], id: row["id"], fqdn: row["fqdn"], ctime: row["ctime"])
  }
}
