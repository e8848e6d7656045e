import Glibc

/// An open file, closed when it goes out of scope.
package struct OpenFile: ~Copyable, Sendable {
  package enum Access: Sendable {
    case read
    /// Reading and writing at the end; made where it is missing, for this user alone.
    case append
    /// A file that must not exist yet.
    case new(mode: mode_t)
    /// Writing to a device or pipe that is there.
    case special
    /// A folder, to lock it.
    case folder
  }

  private let descriptor: Int32
  /// What messages call it.
  package let path: String

  /// Opens a path without ever waiting for a partner, as a pipe would.
  ///
  /// - Throws: `.notAFile` where a device, pipe or socket stands and `access` is not `.special`.
  package init(_ path: String, _ access: Access) throws(FileFailure) {
    descriptor = try Self.descriptor(path, access)
    self.path = path
  }

  deinit { close(descriptor) }

  /// Bytes in it now.
  package func size() throws(FileFailure) -> Int { Int(try status().st_size) }

  /// Whether the path still leads to this very file: another process may have put a new one in its place.
  package func isCurrent() throws(FileFailure) -> Bool {
    let mine = try status()
    var named = stat()
    guard stat(path, &named) == 0 else { return false }
    return mine.st_dev == named.st_dev && mine.st_ino == named.st_ino
  }

  /// Everything from `offset` on.
  ///
  /// - Throws: `.tooLarge` where there is more than `limit` bytes; no more than that is ever held.
  package func bytes(from offset: Int = 0, limit: Int) throws(FileFailure) -> [UInt8] {
    let expected = max(0, try size() - offset)
    guard expected <= limit else { throw FileFailure(.read, path, .tooLarge(limit: limit)) }
    var result: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: min(limit, max(expected, 4096)) + 1)
    while true {
      let count = chunk.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, offset + result.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileFailure(.read, path, code: errno)
      }
      if count == 0 { return result }
      result += chunk[..<count]
      guard result.count <= limit else { throw FileFailure(.read, path, .tooLarge(limit: limit)) }
    }
  }

  /// Writes all bytes; what a full disk left half written is cut off again.
  package func append(_ bytes: [UInt8]) throws(FileFailure) {
    let before = try size()
    do {
      try write(bytes)
    } catch {
      ftruncate(descriptor, before)
      throw error
    }
  }

  /// Writes all bytes at the current place.
  package func write(_ bytes: [UInt8]) throws(FileFailure) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileFailure(.write, path, code: errno)
      }
      written += count
    }
  }

  /// Sees to it that what was written survives a power cut.
  package func synchronize() throws(FileFailure) {
    guard fsync(descriptor) == 0 else { throw FileFailure(.write, path, code: errno) }
  }

  /// Takes the file for this process until it is closed; waits two seconds at most.
  ///
  /// A file system that knows no locks is used without: losing a line in a race is better than losing all.
  ///
  /// - Parameter tries: how often to look, every hundredth of a second.
  /// - Throws: `.busy` where another process holds it all the time.
  package func lock(tries: Int = 200) throws(FileFailure) {
    for attempt in 1...max(1, tries) {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
      switch errno {
      case EWOULDBLOCK: if attempt < tries { poll(nil, 0, 10) }
      case EINTR: continue
      case ENOLCK, EOPNOTSUPP, ENOSYS: return
      default: throw FileFailure(.lock, path, code: errno)
      }
    }
    throw FileFailure(.lock, path, .busy)
  }

  private func status() throws(FileFailure) -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileFailure(.read, path, code: errno) }
    return status
  }

  private static func descriptor(_ path: String, _ access: Access) throws(FileFailure) -> Int32 {
    let descriptor = open(path, access.flags | O_CLOEXEC | O_NOCTTY, access.mode)
    guard descriptor >= 0 else {
      // What a pipe without a reader and a socket answer.
      let reason: FileFailure.Reason = errno == ENXIO ? .notAFile : .init(code: errno)
      throw FileFailure(access.action, path, reason)
    }
    switch access {
    case .special:
      // Only the opening must not wait for a partner; writing may.
      _ = fcntl(descriptor, F_SETFL, 0)
      return descriptor
    case .folder: return descriptor
    case .read, .append, .new: break
    }
    var status = stat()
    let reason: FileFailure.Reason? =
      if fstat(descriptor, &status) != 0 {
        .init(code: errno)
      } else {
        switch FilePaths.Kind(mode: status.st_mode) {
        case .file: nil
        case .folder: .isAFolder
        case .special: .notAFile
        }
      }
    guard let reason else { return descriptor }
    close(descriptor)
    throw FileFailure(access.action, path, reason)
  }
}

extension OpenFile.Access {
  fileprivate var flags: Int32 {
    switch self {
    case .read: O_RDONLY | O_NONBLOCK
    case .append: O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK
    case .new: O_WRONLY | O_CREAT | O_EXCL
    case .special: O_WRONLY | O_NONBLOCK
    case .folder: O_RDONLY | O_DIRECTORY
    }
  }

  fileprivate var mode: mode_t {
    switch self {
    case .read, .append, .special, .folder: 0o600
    case .new(let mode): mode
    }
  }

  fileprivate var action: FileFailure.Action {
    switch self {
    case .read, .folder: .read
    case .append, .new, .special: .write
    }
  }
}
