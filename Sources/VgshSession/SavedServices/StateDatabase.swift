import GRDB
import VgshBase

/// The database file behind the saved services: its form, and how it is opened.
enum StateDatabase {
  /// Marks a file as ours, in the header field that SQLite keeps for it: the letters `vgsh`.
  static let applicationID: Int32 = 0x7667_7368
  /// What belongs to a database file besides itself.
  static let companions = ["-journal", "-wal", "-shm"]

  /// The steps from an empty file to the present form. Append to them; never change or rename one: files of users are
  /// at every one of them.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("saved-services") { database in
      try database.execute(
        sql: """
          CREATE TABLE service (
            url TEXT NOT NULL,
            account TEXT NOT NULL,
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            fqdn TEXT,
            ctime TEXT,
            PRIMARY KEY (url, account, id),
            UNIQUE (url, account, name)
          ) STRICT, WITHOUT ROWID
          """)
    }
    return migrator
  }

  /// A database that lives as long as the session.
  static func inMemory() throws -> DatabaseQueue {
    let queue = try DatabaseQueue(configuration: configuration)
    try migrator.migrate(queue)
    return queue
  }

  /// Opens a file, makes it if it is missing, and brings it to the present form. The caller holds the folder's lock,
  /// so that two shells do not migrate at once.
  ///
  /// With SQLite's rollback journal, not a write-ahead log: a change is one row now and then, readers wait for
  /// milliseconds, and a plain journal also works on network file systems and for files that are read-only.
  static func open(_ path: String) throws -> DatabaseQueue {
    switch try FilePaths.kind(of: path) {
    case nil: _ = try OpenFile(path, .new(mode: 0o600))
    case .file: break
    case .folder: throw FileFailure(.write, path, .isAFolder)
    case .special: throw FileFailure(.write, path, .notAFile)
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let isNew = try queue.read { try inspect($0, path: path) }
    if isNew { try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA application_id = \(applicationID)") } }
    try migrator.migrate(queue)
    return queue
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    return configuration
  }

  /// - Returns: whether the file holds nothing yet.
  /// - Throws: `StoreFailure` where it must not be touched or cannot be read.
  private static func inspect(_ database: Database, path: String) throws -> Bool {
    let owner = try Int32.fetchOne(database, sql: "PRAGMA application_id")
    let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0
    guard owner == applicationID || (owner == 0 && isEmpty) else { throw StoreFailure.foreign(path: path) }
    // The whole file is a few pages, so that looking at all of it costs less than a surprise later.
    guard try String.fetchOne(database, sql: "PRAGMA integrity_check(1)") == "ok" else {
      throw StoreFailure.damaged(path: path)
    }
    if isEmpty { return true }
    guard try !migrator.hasBeenSuperseded(database) else { throw StoreFailure.newer(path: path) }
    return false
  }
}
