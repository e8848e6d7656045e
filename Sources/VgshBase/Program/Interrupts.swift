import Synchronization

/// A stack of cancel closures: Ctrl-C belongs to the newest.
package final class Interrupts: Sendable {
  /// Names one entry of the stack.
  package struct Token: Hashable, Sendable {
    fileprivate let number: Int
  }

  private struct State {
    var next = 0
    var stack: [(number: Int, cancel: @Sendable () -> Void)] = []
  }

  private let state = Mutex(State())

  package init() {}

  /// Puts a closure on top; it may be called from any thread, more than once, until it is removed.
  package func push(_ cancel: @escaping @Sendable () -> Void) -> Token {
    state.withLock { state in
      state.next += 1
      state.stack.append((state.next, cancel))
      return Token(number: state.next)
    }
  }

  package func remove(_ token: Token) {
    state.withLock { state in state.stack.removeAll { $0.number == token.number } }
  }

  /// Calls the newest closure.
  ///
  /// - Returns: false where nobody wants to be interrupted.
  @discardableResult
  package func interrupt() -> Bool {
    guard let cancel = state.withLock({ $0.stack.last?.cancel }) else { return false }
    cancel()
    return true
  }
}
