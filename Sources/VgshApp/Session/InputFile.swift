import Glibc
import VgshRuntime

/// A file without a name that holds what a program is to read on its standard input.
///
/// A pipe would do, but a program that stops reading early breaks it, and the library that starts programs (1.0.2)
/// ends the process then.
final class InputFile {
  private let file: UnsafeMutablePointer<FILE>

  /// - Throws: `CommandFailure` (local) where there is no room for it.
  init(_ text: String) throws {
    guard let file = tmpfile() else { throw Self.failure() }
    self.file = file
    var text = text
    let isWritten = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
    guard isWritten, fflush(file) == 0 else { throw Self.failure() }
    rewind(file)
  }

  deinit { fclose(file) }

  var descriptor: Int32 { fileno(file) }

  private static func failure() -> CommandFailure {
    .local(
      "the shell command's input cannot be handed over: \(String(cString: strerror(errno)))",
      help: "it goes through a temporary file: make room in /tmp")
  }
}
