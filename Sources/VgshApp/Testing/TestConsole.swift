import Synchronization
import VgshBase

/// Keeps what a test writes, until a prompt opens in the middle of it.
final class TestConsole: Console {
  /// Bytes that are kept of one test.
  private static let limit = 16 << 10

  private struct State {
    var kept = BoundedText(limit: TestConsole.limit)
    var isOpen = false
  }

  private let state = Mutex(State())
  /// Where a prompt writes.
  private let terminal: any Console

  init(terminal: any Console) { self.terminal = terminal }

  private var isOpen: Bool { state.withLock(\.isOpen) }

  /// What was written since the last time, words to standard error among it in their order; bounded.
  func take() -> String { state.withLock { $0.kept.take() } }

  /// Whatever is written from now on is seen at once.
  func open() { state.withLock { $0.isOpen = true } }

  /// Whatever is written from now on is kept.
  func close() { state.withLock { $0.isOpen = false } }

  var output: ConsoleStyle { isOpen ? terminal.output : ConsoleStyle() }
  var error: ConsoleStyle { isOpen ? terminal.error : ConsoleStyle() }
  var health: ConsoleHealth { .good }

  func write(_ text: String) {
    if !keep(text) { terminal.write(text) }
  }

  func writeError(_ text: String) {
    if !keep(text) { terminal.writeError(text) }
  }

  func flush() {
    if isOpen { terminal.flush() }
  }

  private func keep(_ text: String) -> Bool {
    state.withLock { state in
      guard !state.isOpen else { return false }
      state.kept.append(text)
      return true
    }
  }
}
