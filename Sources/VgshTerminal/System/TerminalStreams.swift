import CEditline
import Glibc

/// The C streams that libedit wants, on copies of the descriptors: closing them leaves the program's own open.
final class TerminalStreams {
  let input: UnsafeMutablePointer<FILE>
  let output: UnsafeMutablePointer<FILE>
  /// Goes nowhere: libedit would write about terminals it does not know.
  let errors: UnsafeMutablePointer<FILE>

  /// - Returns: nil where memory or descriptors are used up.
  init?(input: Int32, output: Int32) {
    guard let inputStream = Self.open(input, "r") else { return nil }
    guard let outputStream = Self.open(output, "w") else {
      fclose(inputStream)
      return nil
    }
    guard let errors = fopen("/dev/null", "we") else {
      fclose(inputStream)
      fclose(outputStream)
      return nil
    }
    self.input = inputStream
    self.output = outputStream
    self.errors = errors
  }

  deinit {
    fclose(input)
    fclose(output)
    fclose(errors)
  }

  private static func open(_ descriptor: Int32, _ mode: String) -> UnsafeMutablePointer<FILE>? {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else { return nil }
    if let stream = fdopen(copy, mode) { return stream }
    close(copy)
    return nil
  }
}
