import Synchronization

/// What Ctrl-C or a deadline ends: a run of the evaluator, or the `defer` blocks at its end.
///
/// Not the task's own cancellation: a cancelled task can await nothing more, and the `defer` blocks of a cancelled
/// script still send requests. So each command runs in a task of its own, and cancelling a scope cancels that.
package final class CancelScope: Sendable {
  private struct State {
    var isCancelled = false
    var cancelCurrent: (@Sendable () -> Void)?
  }

  // Read in every round of a loop, so apart from the rest.
  private let flag = Atomic<Bool>(false)
  private let state = Mutex(State())

  package init() {}

  package var isCancelled: Bool { flag.load(ordering: .relaxed) }

  package func cancel() {
    flag.store(true, ordering: .relaxed)
    let current = state.withLock { state in
      state.isCancelled = true
      return state.cancelCurrent
    }
    current?()
  }

  /// Cancels the scope in a while, unless the task that is given back is cancelled before.
  func cancel(after time: Duration) -> Task<Void, any Error> {
    Task {
      try await Task.sleep(for: time)
      self.cancel()
    }
  }

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
