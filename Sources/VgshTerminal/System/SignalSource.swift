import CEditline
import Glibc

/// A signal the program reacts to, by its number on Linux.
package enum Signal: Int32, CaseIterable, Sendable {
  /// Ctrl-C while no line is edited, or `kill -INT`.
  case interrupt = 2
  /// The terminal is gone.
  case hangUp = 1
  /// A polite request to end.
  case terminate = 15
  /// The window has another size.
  case resize = 28
  /// In the foreground again after a stop.
  case resume = 18
}

/// Delivers signals as calls on a thread of its own; the handlers themselves only write a byte.
///
/// Signals are not blocked, so that programs started from here are born with a clean mask, and SIGPIPE is swallowed
/// rather than ignored for the same reason. What was ignored at the start (`nohup`, a background job) stays ignored.
package final class SignalSource: Sendable {
  /// Who sent a signal.
  package enum Origin: Sendable {
    /// The terminal, to every program of the job in its foreground.
    case terminal
    /// A program, or whoever used `kill`.
    case other
  }

  private let writeEnd: Int32

  /// Starts delivery: one source per process at a time.
  ///
  /// - Returns: nil where the system has no descriptors left.
  package convenience init?(_ handle: @escaping @Sendable (Signal) -> Void) {
    self.init(tellingOrigin: { signal, _ in handle(signal) })
  }

  /// The same for those that have to know who sent it.
  package init?(tellingOrigin handle: @escaping @Sendable (Signal, Origin) -> Void) {
    var ends: [Int32] = [-1, -1]
    guard editline_pipe(&ends) == 0 else { return nil }
    let readEnd = ends[0]
    writeEnd = ends[1]
    // A full pipe must not block a handler: the reader then has enough to do anyway.
    _ = fcntl(writeEnd, F_SETFL, O_NONBLOCK)
    SystemThread.start {
      var byte: UInt8 = 0
      while true {
        let count = read(readEnd, &byte, 1)
        if count < 0 && errno == EINTR { continue }
        guard count == 1 else { break }
        let fromTerminal = UInt8(editline_from_terminal)
        let origin = byte & fromTerminal == 0 ? Origin.other : .terminal
        if let signal = Signal(rawValue: Int32(byte & ~fromTerminal)) { handle(signal, origin) }
      }
      close(readEnd)
    }
    editline_forward_to(writeEnd)
    for signal in Signal.allCases where editline_ignores_signal(signal.rawValue) == 0 {
      _ = editline_forward_signal(signal.rawValue)
    }
    _ = editline_swallow_signal(SIGPIPE)
  }

  /// Gives the signals back to the system's defaults.
  package func stop() {
    for signal in Signal.allCases where editline_ignores_signal(signal.rawValue) == 0 {
      _ = editline_default_signal(signal.rawValue)
    }
    close(writeEnd)
  }
}
