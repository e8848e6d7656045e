import Synchronization
import Verigator
import VgshOutput

/// The calls that a test has made: the last ones, and the statuses of all.
final class ExchangeLog: Sendable {
  /// Calls that are kept of one test.
  static let limit = 20

  private struct State {
    /// At most twice the limit, so that letting go costs little.
    var exchanges: [Exchange] = []
    var dropped = 0
    var seen = SeenStatuses()
  }

  private let state = Mutex(State())

  func add(_ exchange: Exchange) {
    state.withLock { state in
      for attempt in exchange.attempts {
        guard let status = attempt.reply?.status else { continue }
        state.seen.record(method: attempt.request.method, url: attempt.request.url, status: status)
      }
      state.exchanges.append(exchange)
      guard state.exchanges.count == 2 * Self.limit else { return }
      state.exchanges.removeFirst(Self.limit)
      state.dropped += Self.limit
    }
  }

  /// The last calls since the last time, oldest first, and how many there were before them.
  func take() -> (exchanges: [Exchange], dropped: Int) {
    state.withLock { state in
      let surplus = max(0, state.exchanges.count - Self.limit)
      let result = (Array(state.exchanges.dropFirst(surplus)), state.dropped + surplus)
      state.exchanges = []
      state.dropped = 0
      return result
    }
  }

  /// What all calls so far were answered with.
  var seen: SeenStatuses { state.withLock(\.seen) }
}
