import Glibc
import Synchronization
import VgshBase
import VgshTerminal

/// Standard output and standard error of the process.
///
/// Output is gathered and written in large pieces where it is no terminal; standard error is written at once, behind
/// the output that came before it, so that the two stay in order where both end in one place.
package final class SystemConsole: Console {
  private struct State {
    var pending: [UInt8] = []
    var health = ConsoleHealth.good
  }

  private static let gathered = 1 << 16
  private static let widthWithoutWindow = 80

  private let state = Mutex(State())
  private let environment: ProgramEnvironment
  private let color: @Sendable () -> ColorMode
  private let progress: ProgressLine?

  /// - Parameters:
  ///   - progress: is taken out of the way before anything is written.
  ///   - color: what the user wants at the moment.
  package init(
    _ environment: ProgramEnvironment, progress: ProgressLine? = nil, color: @escaping @Sendable () -> ColorMode
  ) {
    self.environment = environment
    self.progress = progress
    self.color = color
  }

  package var output: ConsoleStyle { style(of: STDOUT_FILENO, isTerminal: environment.outputIsTerminal) }
  package var error: ConsoleStyle { style(of: STDERR_FILENO, isTerminal: environment.errorIsTerminal) }

  private func style(of descriptor: Int32, isTerminal: Bool) -> ConsoleStyle {
    // Asked anew each time: the window may have been resized.
    let columns = isTerminal ? Terminal.size(descriptor)?.columns : nil
    return ConsoleStyle(
      isTerminal: isTerminal, color: environment.welcomesColor(isTerminal: isTerminal, mode: color()),
      width: columns ?? Self.widthWithoutWindow)
  }

  package var health: ConsoleHealth { state.withLock(\.health) }

  package func write(_ text: String) {
    onCleanLine { state in
      state.pending += text.utf8
      if environment.outputIsTerminal || state.pending.count >= Self.gathered { Self.flush(&state) }
    }
  }

  package func writeError(_ text: String) {
    onCleanLine { state in
      Self.flush(&state)
      // Where words cannot be written there is nowhere left to say so.
      _ = Self.writeAll(Array(text.utf8), to: STDERR_FILENO)
    }
  }

  private func onCleanLine(_ body: (inout State) -> Void) {
    guard let progress else { return state.withLock { body(&$0) } }
    progress.writing { state.withLock { body(&$0) } }
  }

  package func flush() {
    state.withLock { Self.flush(&$0) }
  }

  private static func flush(_ state: inout State) {
    guard !state.pending.isEmpty else { return }
    defer { state.pending.removeAll(keepingCapacity: true) }
    guard state.health == .good else { return }
    switch writeAll(state.pending, to: STDOUT_FILENO) {
    case 0: break
    case EPIPE: state.health = .closed
    case let code: state.health = .failed(FileFailure.Reason(code: code))
    }
  }

  /// - Returns: 0, or the errno that stopped it.
  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
        if count > 0 {
          written += count
        } else if errno == EAGAIN {
          // Whoever else holds standard output may have made it non-blocking.
          var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&waiting, 1, -1)
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }
}
