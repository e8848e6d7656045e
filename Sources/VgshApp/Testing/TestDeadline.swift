import Synchronization
import VgshRuntime

/// Ends what stands outside the tests of a file when it takes longer than a test may: an endless loop there would hold
/// up the whole run.
///
/// While a test runs the evaluator itself watches the time, and this stands still.
final class TestDeadline: Sendable {
  private struct State {
    var watch: Task<Void, Never>?
    var hasPassed = false
  }

  private let limit: Duration?
  private let scope: CancelScope
  private let state = Mutex(State())

  /// - Parameters:
  ///   - limit: null for none.
  ///   - scope: is cancelled.
  init(_ limit: Duration?, scope: CancelScope) {
    self.limit = limit
    self.scope = scope
  }

  /// Whether the time was over.
  var hasPassed: Bool { state.withLock(\.hasPassed) }

  /// Begins to measure anew.
  func start() {
    guard let limit else { return }
    let watch = Task {
      do {
        try await Task.sleep(for: limit)
      } catch {
        return
      }
      self.pass()
    }
    state.withLock { state in
      state.watch?.cancel()
      state.watch = watch
    }
  }

  /// Stops measuring.
  func stop() {
    guard limit != nil else { return }
    state.withLock { state in
      state.watch?.cancel()
      state.watch = nil
    }
  }

  private func pass() {
    let isMeant = state.withLock { state in
      // Cancelled by somebody else, it must not count as a second cancel.
      guard state.watch != nil, !Task.isCancelled, !scope.isCancelled else { return false }
      state.hasPassed = true
      return true
    }
    if isMeant { scope.cancel() }
  }
}
