import Glibc
import VGScript
import VgshBase

/// Standard input, where it is no terminal.
enum StandardInput {
  /// Reads one line, byte by byte: what follows is left for whoever reads next.
  static func readLine(limit: Int) -> [UInt8] {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while line.count < limit {
      let count = Glibc.read(STDIN_FILENO, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1 else { break }
      line.append(byte)
      if byte == UInt8(ascii: "\n") { break }
    }
    return line
  }

  /// Reads everything.
  ///
  /// - Throws: `FileFailure` where it cannot be read or is larger than a script may be.
  static func readScript() throws(FileFailure) -> [UInt8] { try read(STDIN_FILENO, name: "standard input") }

  /// Reads a pipe or device to its end.
  static func read(_ descriptor: Int32, name: String) throws(FileFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileFailure(.read, name, code: errno) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= Limits.sourceSize else {
        throw FileFailure(.read, name, .tooLarge(limit: Limits.sourceSize))
      }
    }
  }
}
