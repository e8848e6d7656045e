import Synchronization

/// Wakes those who wait for something to happen.
final class WaitSignal: Sendable {
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

  /// How often it was fired so far; to be read before one looks whether something did.
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

  /// Looks for things that happened: now, whenever the signal is fired, and at the end of the time.
  ///
  /// - Parameters:
  ///   - pause: looks again after that time too, for what nobody fires the signal for; nil where there is no such thing.
  ///   - look: Says what it found.
  /// - Returns: What `look` found first; nothing where the time was over before, or the signal was closed.
  func firstFound<Found>(
    until deadline: ContinuousClock.Instant, lookingEvery pause: Duration?, look: () async throws -> [Found]
  ) async throws -> [Found] {
    while true {
      let count = count
      let found = try await look()
      let left = deadline - .now
      if !found.isEmpty || left <= .zero || isClosed { return found }
      await wait(past: count, atMost: pause.map { min($0, left) } ?? left)
    }
  }

  /// Returns when the time is over, or when it is closed.
  func pause(for duration: Duration) async {
    let deadline = ContinuousClock.now + duration
    while !isClosed {
      let left = deadline - ContinuousClock.now
      guard left > .zero else { return }
      await wait(past: count, atMost: left)
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
