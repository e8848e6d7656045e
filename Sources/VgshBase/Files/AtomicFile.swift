import Glibc

/// Files that are written whole or not at all.
package enum AtomicFile {
  /// What to do where a file is already.
  package enum Existing: Sendable {
    case refuse
    case replace
  }

  /// Writes a file by way of a temporary one in the same folder.
  ///
  /// Whoever looks meanwhile sees the old content or the new, never a part. A link is followed and kept. A device or
  /// pipe (`/dev/stdout`) is written to as it is: there is nothing to lose in it.
  ///
  /// - Parameter mode: who may read it: only this user, unless told otherwise.
  /// - Throws: `.exists` where a file is there and `existing` refuses it, even one that came at the last moment.
  package static func write(
    _ bytes: [UInt8], to path: String, existing: Existing, mode: mode_t = 0o600
  ) throws(FileFailure) {
    switch try kind(of: path) {
    case .folder: throw FileFailure(.write, path, .isAFolder)
    case .special: return try OpenFile(path, .special).write(bytes)
    case .file where existing == .refuse: throw FileFailure(.write, path, .exists)
    case .file, nil: break
    }
    let target = resolved(path)
    let temporary = try writeTemporary(bytes, beside: target, mode: mode, for: path)
    do {
      try move(temporary, to: target, existing: existing, for: path)
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Writes a file anew that is there already; who may read it stays as it was.
  ///
  /// - Throws: `.missing` where there is none.
  package static func rewrite(_ bytes: [UInt8], at path: String) throws(FileFailure) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileFailure(.write, path, code: errno) }
    let mode = status.st_mode & 0o777
    try write(bytes, to: path, existing: .replace, mode: mode)
    // The user's mask has taken bits away from the new file.
    if status.st_mode & S_IFMT == S_IFREG { chmod(path, mode) }
  }

  private static func kind(of path: String) throws(FileFailure) -> FilePaths.Kind? {
    do {
      return try FilePaths.kind(of: path)
    } catch {
      throw FileFailure(.write, path, error.reason)
    }
  }

  /// The file behind a link, so that replacing it leaves the link alone.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func writeTemporary(
    _ bytes: [UInt8], beside target: String, mode: mode_t, for path: String
  ) throws(FileFailure) -> String {
    let folder = FilePaths.folder(of: target)
    // Names by process and number instead of chance: what a killed process left is passed over.
    for number in 0..<1000 {
      let temporary = "\(folder)/.vgsh-\(getpid())-\(number).tmp"
      do throws(FileFailure) {
        try fill(OpenFile(temporary, .new(mode: mode)), with: bytes)
        return temporary
      } catch  where error.reason == .exists {
        continue
      } catch  where error.reason == .missing {
        throw FileFailure(.write, path, .folderMissing(folder))
      } catch {
        throw FileFailure(.write, path, error.reason)
      }
    }
    throw FileFailure(.write, path, .exists)
  }

  private static func fill(_ file: consuming OpenFile, with bytes: [UInt8]) throws(FileFailure) {
    do throws(FileFailure) {
      try file.write(bytes)
      try file.synchronize()
    } catch {
      unlink(file.path)
      throw error
    }
  }

  private static func move(
    _ temporary: String, to target: String, existing: Existing, for path: String
  ) throws(FileFailure) {
    switch existing {
    case .replace:
      guard rename(temporary, target) == 0 else { throw FileFailure(.write, path, code: errno) }
    case .refuse:
      // A link fails where a rename would silently replace what another process just wrote.
      if link(temporary, target) == 0 {
        unlink(temporary)
        return
      }
      switch errno {
      case EPERM, EOPNOTSUPP, ENOSYS, EMLINK:
        // A file system without hard links: the check above has to do.
        guard rename(temporary, target) == 0 else { throw FileFailure(.write, path, code: errno) }
      case let code: throw FileFailure(.write, path, code: code)
      }
    }
  }
}
