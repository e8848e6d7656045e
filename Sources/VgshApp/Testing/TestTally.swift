import Synchronization
import VgshBase
import VgshOutput

/// Counts tests while they run, for the line that shows that it goes on.
final class TestTally: Sendable {
  private struct State {
    var passed = 0
    var failed = 0
    var files = 0
  }

  private let total: Int
  private let state = Mutex(State())

  /// - Parameter total: files to come, each as often as there are rounds.
  init(total: Int) { self.total = total }

  func note(_ test: TestResult) {
    state.withLock { state in
      switch test.outcome {
      case .passed: state.passed += 1
      case .failed, .timedOut, .cancelled: state.failed += 1
      case .skipped: break
      }
    }
  }

  func noteFile(isInvalid: Bool) {
    state.withLock { state in
      state.files += 1
      if isInvalid { state.failed += 1 }
    }
  }

  /// `12 of 40 files, 118 passed, 1 failed`
  var text: String {
    state.withLock { state in
      "\(state.files) of \(total) file\(total == 1 ? "" : "s"), \(state.passed) passed, \(state.failed) failed"
    }
  }
}
