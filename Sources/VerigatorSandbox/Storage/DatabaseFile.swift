import GRDB
import Glibc
import Synchronization

/// Opens the sandbox's database: one connection, migrated, of our own making or refused untouched.
enum DatabaseFile {
  /// - Throws: What keeps the database from being used, with what to do about it.
  static func open(_ storage: SandboxConfiguration.Storage) throws(SandboxStartError) -> DatabaseQueue {
    switch storage {
    case .memory:
      do {
        let queue = try DatabaseQueue(configuration: configuration)
        try queue.inDatabase(migrate)
        return queue
      } catch {
        throw startError(error, path: "memory")
      }
    case .file(let path, let durable):
      do {
        let queue = try connect(path)
        try queue.inDatabase { database in
          try migrate(database)
          try enterWriteAheadMode(database)
          // In this mode a killed process loses nothing that was committed; a power cut may, unless every commit waits.
          try database.execute(sql: "PRAGMA synchronous = \(durable ? "FULL" : "NORMAL")")
        }
        return queue
      } catch {
        throw startError(error, path: path)
      }
    }
  }

  /// Puts the file into write-ahead mode, which it then stays in.
  ///
  /// The pragma does not wait for a server that writes at this moment, but a transaction does.
  private static func enterWriteAheadMode(_ database: Database) throws {
    var attemptsLeft = 100
    while true {
      do {
        return try database.execute(sql: "PRAGMA journal_mode = WAL")
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && attemptsLeft > 0 {
        attemptsLeft -= 1
        try database.execute(sql: "BEGIN IMMEDIATE; ROLLBACK")
      }
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "vgsh.sandbox"
    configuration.busyMode = .timeout(5)
    return configuration
  }
}

// MARK: - Whose it is

extension DatabaseFile {
  private enum Refusal: Error {
    case foreign
    case newer
    case unwritable(String)

    /// The error number of a call of the system.
    case system(Int32)
  }

  /// A file, whatever it is called.
  private struct Identity: Hashable {
    let device: dev_t
    let inode: ino_t

    init(_ status: stat) {
      device = status.st_dev
      inode = status.st_ino
    }
  }

  /// A connection of this process, as long as it is there.
  private struct OpenConnection {
    let file: Identity
    weak var queue: DatabaseQueue?
  }

  /// What this process has open.
  ///
  /// The system's file locks belong to the process, and whoever closes a file drops all the locks that the process has
  /// on it. SQLite knows of this and takes care of its own; so a file is looked at past SQLite only while SQLite does
  /// not have it, and nobody may open it meanwhile.
  private static let openConnections = Mutex<[OpenConnection]>([])

  private static func connect(_ path: String) throws -> DatabaseQueue {
    guard !path.isEmpty else { throw Refusal.unwritable("the file has no name") }
    return try openConnections.withLock { connections in
      connections.removeAll { $0.queue == nil }
      var status = stat()
      if stat(path, &status) == 0 {
        try refuseIrregular(status)
        let file = Identity(status)
        if !connections.contains(where: { $0.file == file }) { try createOrRefuseForeign(path) }
      } else {
        try createOrRefuseForeign(path)
      }
      let queue = try DatabaseQueue(path: path.hasPrefix("/") ? path : "./\(path)", configuration: configuration)
      if stat(path, &status) == 0 { connections.append(OpenConnection(file: Identity(status), queue: queue)) }
      return queue
    }
  }

  private static func refuseIrregular(_ status: stat) throws(Refusal) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw .unwritable("it is a folder")
    default: throw .unwritable("it is no regular file")
    }
  }

  /// Makes a missing file, which nobody else may read, for it will hold PINs; of an existing one reads the header,
  /// which leaves no trace.
  ///
  /// Our mark is written in one piece with the first page, before the file is ever put into write-ahead mode. So it is
  /// always found in the header, also while another process is making the database.
  private static func createOrRefuseForeign(_ path: String) throws(Refusal) {
    let descriptor = Glibc.open(path, O_CREAT | O_RDWR | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { throw .system(errno) }
    defer { close(descriptor) }
    // Once more, for the name may have got another file.
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(errno) }
    try refuseIrregular(status)
    var header = [UInt8](repeating: 0, count: 72)
    let count = pread(descriptor, &header, header.count, 0)
    guard count >= 0 else { throw .system(errno) }
    if count == 0 { return }
    // The header's words are big-endian; the last of these 72 bytes are the application's mark.
    let mark = header[68...].reduce(0) { $0 << 8 | Int($1) }
    guard count == header.count, header.starts(with: "SQLite format 3\0".utf8), mark == Schema.applicationID else {
      throw .foreign
    }
  }

  private static func startError(_ error: any Error, path: String) -> SandboxStartError {
    switch error {
    case Refusal.foreign: return .foreignDatabase(path: path)
    case Refusal.newer: return .newerDatabase(path: path)
    case Refusal.system(ENOSPC), Refusal.system(EDQUOT): return .fullDisk(path: path)
    case Refusal.system(let number):
      return .unwritableDatabase(path: path, reason: String(cString: strerror(number)))
    case Refusal.unwritable(let reason): return .unwritableDatabase(path: path, reason: reason)
    default: break
    }
    guard let error = error as? DatabaseError else {
      return .unwritableDatabase(path: path, reason: String(describing: error))
    }
    switch error.resultCode {
    case .SQLITE_NOTADB: return .foreignDatabase(path: path)
    case .SQLITE_CORRUPT: return .damagedDatabase(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .busyDatabase(path: path)
    case .SQLITE_FULL: return .fullDisk(path: path)
    default: return .unwritableDatabase(path: path, reason: error.message ?? "SQLite error \(error.resultCode)")
    }
  }
}

// MARK: - Migrations

extension DatabaseFile {
  /// Takes the steps that the database has not taken yet.
  ///
  /// All in one transaction that looks again once it has the lock: two servers may be started on a new file at once,
  /// and a process killed on the way leaves the file as it was. This is why it is not GRDB's migrator, which looks
  /// first and takes a transaction for each step.
  private static func migrate(_ database: Database) throws {
    if try pending(database).isEmpty { return }
    try database.inTransaction(.immediate) {
      let steps = try pending(database)
      if steps.count == Schema.migrations.count {
        try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        try database.execute(sql: "CREATE TABLE migrations (name TEXT PRIMARY KEY) WITHOUT ROWID, STRICT")
      }
      for step in steps {
        try database.execute(sql: step.sql)
        try database.execute(sql: "INSERT INTO migrations (name) VALUES (?)", arguments: [step.name])
      }
      if steps.count == Schema.migrations.count {
        let first = Credentials(username: "sandbox", password: "sandbox")
        try database.execute(
          sql: "INSERT INTO accounts (username, digest) VALUES (?, ?)", arguments: [first.username, first.digest])
      }
      return .commit
    }
  }

  private static func pending(_ database: Database) throws -> [Migration] {
    // Not `tableExists`, which remembers what it saw before another server made the table.
    let isNew = try database.first("SELECT 1 FROM sqlite_master WHERE name = 'migrations'") { _ in false } ?? true
    if isNew { return Schema.migrations }
    let taken = try Set(String.fetchAll(database, sql: "SELECT name FROM migrations"))
    guard taken.isSubset(of: Schema.migrations.map(\.name)) else { throw Refusal.newer }
    return Schema.migrations.filter { !taken.contains($0.name) }
  }
}
