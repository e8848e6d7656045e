import Synchronization
import Verigator
import VerigatorSandbox
import VgshRuntime

/// Counts the calls that a sandbox answers.
final class CallTally: Sendable {
  /// Calls of one kind that were answered with one status.
  struct Calls: Sendable {
    /// The operation; method and path of a request that is none.
    let operation: String
    let status: Int
    var times = 0
    /// How many of them a fault touched.
    var faults = 0

    var record: Value {
      ["operation": .text(operation), "status": .int(status), "times": .int(times), "faults": .int(faults)]
    }
  }

  private struct Key: Hashable {
    let operation: String
    let status: Int
  }

  private struct State {
    var calls: [Key: Calls] = [:]
    var remarks: [String] = []
  }

  /// Kinds that are told apart: a program that tries a thousand paths is told of the first.
  private static let limit = 100
  private static let longestPath = 60
  private static let others = "others"

  private let state = Mutex(State())

  func count(_ line: RequestLogLine) {
    let operation = line.operation ?? "\(line.method) \(line.path.prefix(Self.longestPath))"
    state.withLock { state in
      var key = Key(operation: operation, status: line.status)
      if state.calls[key] == nil, state.calls.count >= Self.limit {
        key = Key(operation: Self.others, status: line.status)
      }
      var calls = state.calls[key] ?? Calls(operation: key.operation, status: key.status)
      calls.times += 1
      if line.fault != nil { calls.faults += 1 }
      state.calls[key] = calls
      if let remark = line.remark, !state.remarks.contains(remark), state.remarks.count < Self.limit {
        state.remarks.append(remark)
      }
    }
  }

  /// Forgets what was counted so far.
  func reset() { state.withLock { $0 = State() } }

  /// The calls of the API in the order of its documentation, then all others by name.
  var calls: [Calls] {
    let order = Dictionary(
      OperationName.allCases.enumerated().map { ($1.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
    return state.withLock(\.calls).values.sorted { left, right in
      let places = (order[left.operation] ?? .max, order[right.operation] ?? .max)
      return (places.0, left.operation, left.status) < (places.1, right.operation, right.status)
    }
  }

  /// What was to be said of some of them, each once.
  var remarks: [String] { state.withLock(\.remarks) }
}
