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
    /// How often the newest has been called in vain.
    var calls = 0
  }

  private let state = Mutex(State())

  package init() {}

  /// Puts a closure on top; it may be called from any thread, more than once, until it is removed.
  package func push(_ cancel: @escaping @Sendable () -> Void) -> Token {
    state.withLock { state in
      state.next += 1
      state.stack.append((state.next, cancel))
      state.calls = 0
      return Token(number: state.next)
    }
  }

  package func remove(_ token: Token) {
    state.withLock { state in
      state.stack.removeAll { $0.number == token.number }
      state.calls = 0
    }
  }

  /// Calls the newest closure.
  ///
  /// - Returns: how often it has been called since the stack last changed; 0 where nobody wants to be interrupted. More
  ///   than a few calls mean that what runs does not listen.
  @discardableResult
  package func interrupt() -> Int {
    let newest = state.withLock { state -> (cancel: @Sendable () -> Void, calls: Int)? in
      guard let cancel = state.stack.last?.cancel else { return nil }
      state.calls += 1
      return (cancel, state.calls)
    }
    guard let newest else { return 0 }
    newest.cancel()
    return newest.calls
  }
}
