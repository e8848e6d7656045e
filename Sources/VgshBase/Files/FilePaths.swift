import Glibc

/// What the system says about paths; no path is ever made up of parts that were not given.
package enum FilePaths {
  package enum Kind: Sendable {
    case file
    case folder
    /// A device, pipe or socket.
    case special
  }

  /// Everything before the last component: `.` for a bare name.
  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    let folder = path[..<slash]
    return folder.isEmpty ? "/" : String(folder)
  }

  /// The path to open for one that is written somewhere.
  ///
  /// - Parameters:
  ///   - directory: where relative paths start; empty or `.` for the working directory.
  ///   - home: what `~/` stands for.
  package static func resolve(_ path: String, relativeTo directory: String, home: String?) -> String {
    if path.hasPrefix("/") { return path }
    if path.hasPrefix("~/"), let home { return home + path.dropFirst() }
    if directory.isEmpty || directory == "." { return path }
    return directory.hasSuffix("/") ? directory + path : "\(directory)/\(path)"
  }

  /// What stands at a path, links followed; null where nothing does.
  ///
  /// - Throws: what kept the system from looking, such as a file in the place of a folder.
  package static func kind(of path: String) throws(FileFailure) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT { return nil }
      throw FileFailure(.read, path, code: errno)
    }
    return Kind(mode: status.st_mode)
  }

  /// Makes a folder and those above it that are missing, all for this user alone.
  package static func createFolder(_ path: String) throws(FileFailure) {
    if mkdir(path, 0o700) == 0 { return }
    switch errno {
    case EEXIST:
      guard try kind(of: path) == .folder else { throw FileFailure(.create, path, .notAFolder) }
    case ENOENT where folder(of: path) != path:
      try createFolder(folder(of: path))
      // Another shell may have been as quick as this one.
      guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw FileFailure(.create, path, code: errno) }
    default:
      throw FileFailure(.create, path, code: errno)
    }
  }
}

extension FilePaths.Kind {
  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    default: self = .special
    }
  }
}
