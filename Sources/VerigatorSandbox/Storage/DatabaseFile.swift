import GRDB
import Glibc

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
      try createIfMissing(path)
      do {
        try refuseForeign(path)
        let queue = try DatabaseQueue(path: path.hasPrefix("/") ? path : "./\(path)", configuration: configuration)
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

  /// Makes an empty file that nobody else may read, for it will hold PINs.
  private static func createIfMissing(_ path: String) throws(SandboxStartError) {
    let descriptor = Glibc.open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    if descriptor >= 0 {
      close(descriptor)
      return
    }
    switch errno {
    case EEXIST: return
    case ENOSPC, EDQUOT: throw .fullDisk(path: path)
    default: throw .unwritableDatabase(path: path, reason: String(cString: strerror(errno)))
    }
  }
}

// MARK: - Whose it is

extension DatabaseFile {
  private enum Refusal: Error {
    case foreign
    case newer
    case unwritable(String)
  }

  /// Looks at an existing file without a lock, a journal or any other trace, which SQLite does for one declared
  /// immutable. Our mark is written before the file is ever put into write-ahead mode, so it is always found there.
  private static func refuseForeign(_ path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Refusal.unwritable("it is no regular file") }
    guard access(path, R_OK | W_OK) == 0 else { throw Refusal.unwritable(String(cString: strerror(errno))) }
    guard status.st_size > 0 else { return }
    var readOnly = Configuration()
    readOnly.readonly = true
    let absolute = path.hasPrefix("/") ? path : "./\(path)"
    let escaped = absolute.utf8.reduce(into: "") { text, byte in
      switch byte {
      case UInt8(ascii: "%"): text += "%25"
      case UInt8(ascii: "?"): text += "%3f"
      case UInt8(ascii: "#"): text += "%23"
      default: text.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    let queue = try DatabaseQueue(path: "file:\(escaped)?immutable=1", configuration: readOnly)
    defer { try? queue.close() }
    let mark = try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA application_id") }
    guard mark == Schema.applicationID else { throw Refusal.foreign }
  }

  private static func startError(_ error: any Error, path: String) -> SandboxStartError {
    switch error {
    case Refusal.foreign: return .foreignDatabase(path: path)
    case Refusal.newer: return .newerDatabase(path: path)
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
