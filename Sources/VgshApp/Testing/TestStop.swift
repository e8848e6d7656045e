import Synchronization
import VgshBase

/// Ends a run of tests early: by Ctrl-C at once, by `--fail-fast` before anything new begins.
final class TestStop: Sendable {
  /// Why what has not begun is not to begin.
  enum Reason: Sendable {
    case interrupted
    case earlierFailure
    case aborted

    /// What is said of a test that did not run.
    var text: String {
      switch self {
      case .interrupted: "interrupted before it began"
      case .earlierFailure: "not run: an earlier test failed (--fail-fast)"
      case .aborted: "not run: the run was aborted at a failure"
      }
    }
  }

  private struct State {
    var reason: Reason?
    var next = 0
    var running: [Int: @Sendable () -> Void] = [:]
  }

  private let state = Mutex(State())

  /// Null while everything goes on.
  var reason: Reason? { state.withLock(\.reason) }

  /// Lets what runs go on to its end, but nothing new begin.
  func letEnd(_ reason: Reason) {
    state.withLock { state in
      if state.reason == nil { state.reason = reason }
    }
  }

  /// Cancels what runs, as often as it is called; nothing new begins.
  func interrupt() {
    let running = state.withLock { state in
      state.reason = .interrupted
      return Array(state.running.values)
    }
    for cancel in running { cancel() }
  }

  /// Runs a piece of work that ``interrupt()`` reaches.
  ///
  /// - Parameter cancel: may be called from any thread, more than once.
  func during<Result>(
    isolation: isolated (any Actor)? = #isolation, cancel: @escaping @Sendable () -> Void,
    _ work: () async -> Result
  ) async -> Result {
    let (number, isLate) = state.withLock { state in
      state.next += 1
      state.running[state.next] = cancel
      return (state.next, state.reason == .interrupted)
    }
    defer { state.withLock { $0.running[number] = nil } }
    if isLate { cancel() }
    return await work()
  }
}
