import Synchronization

/// A request that was served.
struct ServedRequest: Sendable {
  /// Counts the requests of this process from 1.
  let number: Int

  /// The real time of its answer, wherever the sandbox's clock stands.
  let time: Timestamp
  let line: RequestLogLine
}

/// The last requests that this process has served, in memory: another process on the same database has its own.
final class RequestHistory: Sendable {
  /// Requests kept; the oldest go first.
  static let capacity = 1000

  /// Bytes kept of a path, for a client may send thousands.
  private static let pathLimit = 256

  private struct State {
    /// Number `n` stands at `(n - 1) % capacity`.
    var requests: [ServedRequest] = []
    var count = 0
  }

  private let state = Mutex(State())
  private let activity: WaitSignal

  /// - Parameter activity: Fired after each request.
  init(activity: WaitSignal) { self.activity = activity }

  /// How many requests there were, which is the number of the last one.
  var count: Int { state.withLock { $0.count } }

  func append(_ line: RequestLogLine, at time: Timestamp) {
    let line = line.path.utf8.count <= Self.pathLimit ? line : line.shortened(to: Self.pathLimit)
    state.withLock { state in
      state.count += 1
      let request = ServedRequest(number: state.count, time: time, line: line)
      if state.requests.count < Self.capacity {
        state.requests.append(request)
      } else {
        state.requests[(state.count - 1) % Self.capacity] = request
      }
    }
    activity.fire()
  }

  /// The last requests, newest first.
  func newest(_ limit: Int) -> [ServedRequest] {
    state.withLock { state in
      let first = max(1, state.count - min(limit, state.requests.count) + 1)
      return (first..<state.count + 1).reversed().map { state.requests[($0 - 1) % Self.capacity] }
    }
  }

  /// Requests behind a number, oldest first; those that are not kept any more are left out.
  func requests(after number: Int, limit: Int) -> [ServedRequest] {
    state.withLock { state in
      let first = max(number, state.count - state.requests.count) + 1
      guard first <= state.count else { return [] }
      return (first...min(state.count, first + limit - 1)).map { state.requests[($0 - 1) % Self.capacity] }
    }
  }
}
