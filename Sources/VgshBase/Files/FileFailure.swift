import Glibc

/// Why something could not be done with a file: which one, what was tried, and what is in the way.
package struct FileFailure: Error, Hashable, Sendable {
  /// What was tried; the raw value is the verb of the message.
  package enum Action: String, Sendable {
    case read
    case write
    case create
    case lock
    case rename
  }

  package enum Reason: Hashable, Sendable {
    case missing
    /// The file may be new, but the folder it should be in is not there.
    case folderMissing(String)
    case exists
    /// A part of the path that should be a folder is a file.
    case notAFolder
    case isAFolder
    /// A device, pipe or socket where a file is needed.
    case notAFile
    case denied
    case readOnly
    case diskFull
    /// More bytes than the limit.
    case tooLarge(limit: Int)
    case notUTF8
    /// Another process holds it for longer than one can wait.
    case busy
    /// Any other error number of the system.
    case system(Int32)
  }

  package let action: Action
  /// As the user gave it.
  package let path: String
  package let reason: Reason

  package init(_ action: Action, _ path: String, _ reason: Reason) {
    self.action = action
    self.path = path
    self.reason = reason
  }

  /// From the error number of a system call that just failed.
  package init(_ action: Action, _ path: String, code: Int32) {
    self.init(action, path, Reason(code: code))
  }

  /// One line: what failed, where, and why.
  package var message: String { "cannot \(action.rawValue) '\(path.visible())': \(reason.text)" }

  /// What to do about it, where there is something to do.
  package var help: String? {
    switch reason {
    case .missing: "check the path"
    case .folderMissing(let folder): "create the folder '\(folder.visible())' first"
    case .exists: "choose another name, or overwrite it with --force"
    case .notAFolder, .isAFolder, .notAFile: "choose another path"
    case .denied: "check the permissions of the file and of its folder"
    case .readOnly: "choose a place that can be written to"
    case .diskFull: "free some space and try again"
    case .tooLarge(let limit): "at most \(limit) bytes are read"
    case .notUTF8: "save it as UTF-8"
    case .busy: "close the program that holds it and try again"
    case .system: nil
    }
  }
}

extension FileFailure.Reason {
  package init(code: Int32) {
    switch code {
    case ENOENT: self = .missing
    case EEXIST: self = .exists
    case ENOTDIR: self = .notAFolder
    case EISDIR: self = .isAFolder
    case EACCES, EPERM: self = .denied
    case EROFS: self = .readOnly
    case ENOSPC, EDQUOT: self = .diskFull
    default: self = .system(code)
    }
  }

  fileprivate var text: String {
    switch self {
    case .missing: "no such file"
    case .folderMissing(let folder): "there is no folder '\(folder.visible())'"
    case .exists: "it exists already"
    case .notAFolder: "a part of the path is not a folder"
    case .isAFolder: "it is a folder"
    case .notAFile: "it is no regular file"
    case .denied: "permission denied"
    case .readOnly: "the file system is read-only"
    case .diskFull: "the disk is full"
    case .tooLarge: "it is too large"
    case .notUTF8: "it is not UTF-8 text"
    case .busy: "another program holds it"
    case .system(let code): String(cString: strerror(code))
    }
  }
}
