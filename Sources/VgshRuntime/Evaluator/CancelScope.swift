import Synchronization

/// What Ctrl-C or a deadline ends: a run of the evaluator, or the `defer` blocks at its end.
///
/// Not the task's own cancellation: a cancelled task can await nothing more, and the `defer` blocks of a cancelled
/// script still send requests. So each command runs in a task of its own, and cancelling a scope cancels that.
package final class CancelScope: Sendable {
  private struct State {
    var isCancelled = false
    var cancelCurrent: (@Sendable () -> Void)?
    /// The scope of what runs within this one at the moment; is told whether the cancel is not the first.
    var cancelInner: (@Sendable (_ isRepeated: Bool) -> Void)?
  }

  // Read in every round of a loop, so apart from the rest.
  private let flag = Atomic<Bool>(false)
  private let state = Mutex(State())

  package init() {}

  package var isCancelled: Bool { flag.load(ordering: .relaxed) }

  /// Ends what runs. A second call ends the `defer` blocks too that the first one made run.
  package func cancel() { cancel(isRepeated: nil) }

  private func cancel(isRepeated: Bool?) {
    let wasCancelled = flag.exchange(true, ordering: .relaxed)
    let (current, inner) = state.withLock { state in
      state.isCancelled = true
      return (state.cancelCurrent, state.cancelInner)
    }
    current?()
    inner?(isRepeated ?? wasCancelled)
  }

  /// Cancels the scope in a while, unless the task that is given back is cancelled before.
  ///
  /// A deadline never counts as a second cancel: whoever passes one has `defer` blocks to run.
  func cancel(after time: Duration) -> Task<Void, any Error> {
    Task {
      try await Task.sleep(for: time)
      self.cancel(isRepeated: false)
    }
  }

  // MARK: Parts

  /// A scope for a part of the work, such as a test: it ends with the whole, or alone. One at a time.
  func beginPart() -> CancelScope {
    let part = CancelScope()
    let isLate = state.withLock { state in
      state.cancelInner = { part.cancel(isRepeated: $0) }
      return state.isCancelled
    }
    if isLate { part.cancel(isRepeated: false) }
    return part
  }

  /// A scope for the `defer` blocks of a scope that is cancelled: only one more cancel ends them. One at a time.
  func beginCleanup() -> CancelScope {
    let cleanup = CancelScope()
    state.withLock { state in
      state.cancelInner = { if $0 { cleanup.cancel() } }
    }
    return cleanup
  }

  func endInner() { state.withLock { $0.cancelInner = nil } }

  /// Awaits a piece of work that `cancel` ends early.
  func run<T: Sendable>(
    on executor: (any TaskExecutor)?, _ work: @escaping @Sendable () async throws -> T
  ) async throws -> T {
    if isCancelled { throw CancellationError() }
    let task = Task(executorPreference: executor) { try await work() }
    let isLate = state.withLock { state in
      state.cancelCurrent = { task.cancel() }
      return state.isCancelled
    }
    if isLate { task.cancel() }
    defer { state.withLock { $0.cancelCurrent = nil } }
    return try await task.value
  }
}
