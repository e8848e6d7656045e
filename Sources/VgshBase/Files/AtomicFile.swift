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

  /// Replaces the content of a file that is there. It keeps its permissions, and its owner where this user may give files
  /// away; a link to it is followed and kept.
  ///
  /// - Throws: `.denied` where nobody may write to it, though its folder would let it be replaced.
  package static func rewrite(_ bytes: [UInt8], at path: String) throws(FileFailure) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileFailure(.write, path, code: errno) }
    switch FilePaths.Kind(mode: status.st_mode) {
    case .folder: throw FileFailure(.write, path, .isAFolder)
    case .special: throw FileFailure(.write, path, .notAFile)
    case .file: break
    }
    guard access(path, W_OK) == 0 else { throw FileFailure(.write, path, code: errno) }
    // For root the system lets everything pass; a file that is marked like this is not meant to be changed.
    guard status.st_mode & 0o222 != 0 else { throw FileFailure(.write, path, .denied) }
    let target = resolved(path)
    let temporary = try writeTemporary(bytes, beside: target, mode: 0o600, for: path)
    do throws(FileFailure) {
      if chown(temporary, status.st_uid, status.st_gid) != 0 { _ = chown(temporary, uid_t.max, status.st_gid) }
      guard chmod(temporary, status.st_mode & 0o7777) == 0 else { throw FileFailure(.write, path, code: errno) }
      try move(temporary, to: target, existing: .replace, for: path)
    } catch {
      unlink(temporary)
      throw error
    }
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
