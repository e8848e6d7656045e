import GRDB
import VgshBase

/// Why the saved services could not be read or changed.
package enum StoreFailure: Error, Hashable, Sendable {
  /// The file or its folder cannot be used at all.
  case file(FileFailure)
  /// A newer version of this program has changed the file's form.
  case newer(path: String)
  /// An SQLite database, but not one of this program.
  case foreign(path: String)
  /// Not readable as a database.
  case damaged(path: String)
  /// Another shell has been writing for longer than one can wait.
  case busy(path: String)
  case diskFull(path: String)
  case readOnly(path: String)
  /// Another service of this account has the name already.
  case nameTaken(SavedService)
  /// Anything else SQLite has to say.
  case database(path: String, code: Int32, text: String)

  /// One line: what failed, where, and why.
  package var message: String {
    switch self {
    case .file(let failure): failure.message
    case .newer(let path): "'\(path.visible())' was written by a newer vgsh"
    case .foreign(let path): "'\(path.visible())' is a database of another program"
    case .damaged(let path): "'\(path.visible())' is damaged"
    case .busy(let path): "another program holds '\(path.visible())'"
    case .diskFull(let path): "cannot write '\(path.visible())': the disk is full"
    case .readOnly(let path): "cannot write '\(path.visible())': it is read-only"
    case .nameTaken(let service): "the name '\(service.name.visible())' is taken by service \(service.id.visible())"
    case .database(let path, let code, let text): "cannot use '\(path.visible())': \(text.visible()) (SQLite \(code))"
    }
  }

  /// What to do about it, where there is something to do.
  package var help: String? {
    switch self {
    case .file(let failure): failure.help
    case .newer: "use that version, or another folder by VGSH_HOME"
    case .foreign: "move it elsewhere, or use another folder by VGSH_HOME"
    case .damaged: "move it elsewhere"
    case .busy: "try again when the other program is done"
    case .diskFull: "free some space and try again"
    case .readOnly: "check its permissions, or use another folder by VGSH_HOME"
    case .nameTaken: "save it under another name, or forget the other first"
    case .database: nil
    }
  }

  init(_ error: any Error, path: String) {
    switch error {
    case let failure as StoreFailure: self = failure
    case let failure as FileFailure: self = .file(failure)
    case let error as DatabaseError: self.init(error, path: path)
    default: self = .database(path: path, code: 0, text: "\(error)")
    }
  }

  private init(_ error: DatabaseError, path: String) {
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_FULL: self = .diskFull(path: path)
    case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly(path: path)
    default:
      self = .database(path: path, code: error.extendedResultCode.rawValue, text: error.message ?? "unknown error")
    }
  }
}
