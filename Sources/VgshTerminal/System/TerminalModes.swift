import Glibc
import Synchronization

/// How the terminal was before the program changed it, so that it can be put back from anywhere: at the end of the
/// program, and when a signal ends it in the middle of a line or of a password.
package final class TerminalModes: Sendable {
  private struct State {
    var saved: [Int32: termios] = [:]
    var pasting: Set<Int32> = []
  }

  private let state = Mutex(State())

  package init() {}

  /// Remembers the modes of a terminal; only the first call for a descriptor counts.
  package func remember(_ descriptor: Int32) {
    var modes = termios()
    guard tcgetattr(descriptor, &modes) == 0 else { return }
    state.withLock { state in
      if state.saved[descriptor] == nil { state.saved[descriptor] = modes }
    }
  }

  /// Puts every remembered terminal back; may be called from any thread, any number of times.
  ///
  /// A terminal that belongs to another job now is left alone: touching it would stop this process.
  package func restore() {
    state.withLock { state in
      for descriptor in state.pasting { Terminal.write(Self.pasteOff, to: descriptor) }
      state.pasting = []
      for (descriptor, modes) in state.saved {
        let owner = tcgetpgrp(descriptor)
        guard owner < 0 || owner == getpgrp() else { continue }
        var modes = modes
        while tcsetattr(descriptor, TCSANOW, &modes) != 0 && errno == EINTR {}
      }
    }
  }

  /// Notes whether a terminal has been told to bracket what is pasted.
  func setPasting(_ on: Bool, _ descriptor: Int32) {
    state.withLock { state in
      if on { state.pasting.insert(descriptor) } else { state.pasting.remove(descriptor) }
    }
  }

  static let pasteOn = "\u{1B}[?2004h"
  static let pasteOff = "\u{1B}[?2004l"
}
