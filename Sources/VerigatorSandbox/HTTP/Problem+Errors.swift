import GRDB

extension Problem {
  /// The answer to a request that failed: the problem itself, or a 500 for what the storage could not do.
  init(_ error: any Error) {
    if let problem = error as? Problem {
      self = problem
    } else if let error = error as? DatabaseError {
      self.init(.failed, Self.message(of: error))
    } else {
      self.init(.failed, "The sandbox failed: \(error)")
    }
  }

  private static func message(of error: DatabaseError) -> String {
    switch error.resultCode {
    case .SQLITE_FULL: "There is no room left on the disk of the sandbox's database; nothing was changed"
    case .SQLITE_BUSY: "The sandbox's database is locked by another process; nothing was changed"
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: "The sandbox's database is damaged"
    case .SQLITE_READONLY: "The sandbox's database cannot be written"
    default: "The sandbox's database failed: \(error.message ?? String(describing: error.resultCode))"
    }
  }
}
