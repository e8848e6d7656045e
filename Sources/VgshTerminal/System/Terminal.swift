import CEditline
import Glibc

/// Facts about the terminal at a file descriptor.
package enum Terminal {
  /// Rows and columns of a window, both at least 1.
  package struct Size: Hashable, Sendable {
    package var columns: Int
    package var rows: Int

    package init(columns: Int, rows: Int) {
      self.columns = columns
      self.rows = rows
    }
  }

  /// Whether there is a terminal at a descriptor.
  package static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The window's size now; nil where there is no terminal or it does not say (a serial line says 0 × 0).
  package static func size(_ descriptor: Int32) -> Size? {
    var size = winsize()
    guard editline_window_size(descriptor, &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return nil }
    return Size(columns: Int(size.ws_col), rows: Int(size.ws_row))
  }

  /// Takes the numbers of standard input, output and error where whoever started the program left them closed.
  ///
  /// Else the next file or socket that is opened gets such a number, and what is meant for a reader goes there. What
  /// stands there afterwards cannot be written, and reads as empty.
  package static func reserveStandardDescriptors() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", O_RDONLY)
    }
  }

  /// Whether a write of a few kilobytes would not have to wait; also where it would fail at once.
  package static func isWritable(_ descriptor: Int32) -> Bool {
    var target = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return poll(&target, 1, 0) != 0
  }

  /// Writes a text whole; failures are the terminal's end and show at the next read.
  package static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while let start = rest.baseAddress, !rest.isEmpty {
        let count = Glibc.write(descriptor, start, rest.count)
        if count < 0 && errno != EINTR { return }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(max(count, 0)))
      }
    }
  }
}
