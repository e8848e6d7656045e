import Synchronization

/// Wakes those who wait for a message.
final class MessageSignal: Sendable {
  private struct Waiter {
    let continuation: CheckedContinuation<Void, Never>
    let timer: Task<Void, Never>
  }

  private struct State {
    /// How often it was fired.
    var count = 0
    var isClosed = false
    var waiters: [Int: Waiter] = [:]
    var nextWaiter = 0
  }

  private let state = Mutex(State())

  /// How often it was fired so far; to be read before one looks for messages.
  var count: Int { state.withLock { $0.count } }

  /// Whether nobody may wait any longer, because the server ends.
  var isClosed: Bool { state.withLock { $0.isClosed } }

  /// Returns when it is fired more often than `count`, when it is closed, or when the time is over.
  func wait(past count: Int, atMost duration: Duration) async {
    await withCheckedContinuation { continuation in
      let isDue = state.withLock { state in
        guard state.count == count, !state.isClosed else { return true }
        let waiter = state.nextWaiter
        state.nextWaiter += 1
        let timer = Task {
          // Cancelled is as good as over: whoever cancels has woken the waiter.
          try? await Task.sleep(for: duration)
          wake(waiter)
        }
        state.waiters[waiter] = Waiter(continuation: continuation, timer: timer)
        return false
      }
      if isDue { continuation.resume() }
    }
  }

  /// Wakes all who wait.
  func fire() {
    wakeAll { $0.count += 1 }
  }

  /// Wakes all who wait, now and later.
  func close() {
    wakeAll { $0.isClosed = true }
  }

  private func wakeAll(_ change: (inout State) -> Void) {
    let woken = state.withLock { state in
      change(&state)
      defer { state.waiters = [:] }
      return state.waiters.values
    }
    for waiter in woken {
      waiter.timer.cancel()
      waiter.continuation.resume()
    }
  }

  private func wake(_ waiter: Int) {
    state.withLock { $0.waiters.removeValue(forKey: waiter) }?.continuation.resume()
  }
}
