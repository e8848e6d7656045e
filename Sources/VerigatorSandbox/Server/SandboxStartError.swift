/// Why a sandbox could not start. Its description says what to do about it; a database it names was left as it was.
package enum SandboxStartError: Error, Equatable {
  /// A figure of the configuration is out of its range.
  case invalidConfiguration(String)

  /// Another program listens there.
  case portInUse(host: String, port: Int)

  /// The system reserves the port for its administrator.
  case portForbidden(port: Int)

  /// The host is no name or address of this machine.
  case badHost(String)

  /// The socket could not be made or bound for another reason.
  case cannotListen(host: String, port: Int, reason: String)

  /// The file is a database of another program, or no database at all.
  case foreignDatabase(path: String)

  /// The file was written by a newer version of this program.
  case newerDatabase(path: String)

  /// The file is a damaged database.
  case damagedDatabase(path: String)

  /// The file cannot be opened for reading and writing.
  case unwritableDatabase(path: String, reason: String)

  /// Another process keeps the file locked.
  case busyDatabase(path: String)

  /// There is no room left where the file is.
  case fullDisk(path: String)

  /// The server was started before; one server starts once.
  case alreadyStarted
}

extension SandboxStartError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .invalidConfiguration(let problem): problem
    case .portInUse(let host, let port):
      "Port \(port) on \(host) is in use. Choose another port, or 0 for any free one."
    case .portForbidden(let port):
      "Port \(port) is reserved for the system's administrator. Choose a port from 1024 up, or 0 for any free one."
    case .badHost(let host):
      "\"\(host)\" is no name or address of this machine. Use 127.0.0.1, or 0.0.0.0 to be reached from others."
    case .cannotListen(let host, let port, let reason): "Cannot listen on \(host) port \(port): \(reason)."
    case .foreignDatabase(let path):
      "\(path) is not a database of the sandbox and was left alone. Choose another file."
    case .newerDatabase(let path):
      "\(path) was written by a newer version and was left alone. Use that version, or another file."
    case .damagedDatabase(let path):
      "\(path) is damaged. Move it away to start with an empty sandbox, or restore a copy of it."
    case .unwritableDatabase(let path, let reason):
      """
      \(path.isEmpty ? #""""# : path) cannot be opened for writing: \(reason). Check its folder and permissions, or \
      choose another file.
      """
    case .busyDatabase(let path):
      "\(path) is locked by another process. End that process, or try again."
    case .fullDisk(let path): "There is no room left on the disk of \(path). Make room, or choose another file."
    case .alreadyStarted: "This sandbox was started before."
    }
  }
}
