import Synchronization
import VgshBase
import VgshOutput

/// Gathers the results of files that run side by side, and gives them on in the order of the files.
final class TestCollector: Sendable {
  private struct State {
    /// By file, then by round; those that are still to come are null.
    var rounds: [[Round?]]
    /// The first file that has not been given on.
    var next = 0
    var finished: [FileResult] = []
  }

  private enum Round {
    case ran(FileResult)
    /// No test of it was meant.
    case leftOut
    case notBegun(String)
  }

  private let files: [TestFile]
  private let state: Mutex<State>
  private let finish: @Sendable (FileResult) -> Void

  /// - Parameter finish: is told of each file when it and all before it have ended; by one thread at a time.
  init(_ files: [TestFile], rounds: Int, finish: @escaping @Sendable (FileResult) -> Void) {
    self.files = files
    self.finish = finish
    state = Mutex(State(rounds: Array(repeating: Array(repeating: nil, count: rounds), count: files.count)))
  }

  /// The files that have ended, in order.
  var results: [FileResult] { state.withLock(\.finished) }

  /// - Parameters:
  ///   - result: null where no test of the file was meant.
  ///   - round: from 1.
  func add(_ result: FileResult?, file: Int, round: Int) {
    put(result.map { .ran($0) } ?? .leftOut, file, round)
  }

  /// A file that was not begun, and why.
  func skip(file: Int, round: Int, reason: String) { put(.notBegun(reason), file, round) }

  private func put(_ outcome: Round, _ file: Int, _ round: Int) {
    // Told under the lock, so that files are told of in their order.
    state.withLock { state in
      state.rounds[file][round - 1] = outcome
      while state.next < files.count {
        let rounds = state.rounds[state.next].compactMap { $0 }
        guard rounds.count == state.rounds[state.next].count else { return }
        state.rounds[state.next] = []
        let whole = Self.whole(rounds, of: files[state.next])
        state.next += 1
        guard let whole else { continue }
        state.finished.append(whole)
        finish(whole)
      }
    }
  }

  /// One result of all rounds.
  private static func whole(_ rounds: [Round], of file: TestFile) -> FileResult? {
    var whole: FileResult?
    for (index, round) in rounds.enumerated() {
      switch round {
      case .leftOut: continue
      case .ran(let result):
        guard whole != nil else {
          whole = result
          continue
        }
        whole?.add(result)
      case .notBegun(let reason):
        let number = rounds.count > 1 ? index + 1 : nil
        let test = TestResult(name: file.name, line: 1, round: number, outcome: .skipped(reason: reason))
        if whole == nil { whole = FileResult(path: file.path, tests: []) }
        whole?.tests.append(test)
      }
    }
    return whole
  }
}

extension FileResult {
  /// Takes in another round of the same file; what the check found is the same in each.
  fileprivate mutating func add(_ round: FileResult) {
    tests += round.tests
    elapsed += round.elapsed
    seen.add(round.seen)
    status = status.worse(round.status)
    if problems.isEmpty { problems = round.problems }
  }
}
