import Synchronization

@testable import VgshApp

/// Time that stands still until a test moves it.
final class ManualTiming: Sendable {
  private struct Sleeper {
    let id: Int
    let until: Duration
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var now = Duration.zero
    var next = 0
    var sleepers: [Sleeper] = []
    var cancelled: Set<Int> = []
    var watchers: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())

  var timing: ProgressLine.Timing {
    // check: allows sleep, it is this clock's own: nobody waits.
    ProgressLine.Timing(uptime: { self.state.withLock(\.now) }, sleep: { try await self.sleep($0) })
  }

  /// Moves the time when somebody sleeps, and returns when that one has done its work and sleeps again.
  func advance(_ duration: Duration) async {
    await someoneSleeps()
    let due = state.withLock { state in
      state.now += duration
      let due = state.sleepers.filter { $0.until <= state.now }
      state.sleepers.removeAll { $0.until <= state.now }
      return due
    }
    for sleeper in due { sleeper.continuation.resume() }
    await someoneSleeps()
  }

  private func someoneSleeps() async {
    await withCheckedContinuation { continuation in
      let isAsleep = state.withLock { state in
        if state.sleepers.isEmpty { state.watchers.append(continuation) }
        return !state.sleepers.isEmpty
      }
      if isAsleep { continuation.resume() }
    }
  }

  private func sleep(_ duration: Duration) async throws {
    let id = state.withLock { state in
      state.next += 1
      return state.next
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let (isCancelled, watchers) = state.withLock { state in
          guard state.cancelled.remove(id) == nil else { return (true, [CheckedContinuation<Void, Never>]()) }
          state.sleepers.append(Sleeper(id: id, until: state.now + duration, continuation: continuation))
          defer { state.watchers = [] }
          return (false, state.watchers)
        }
        if isCancelled { continuation.resume(throwing: CancellationError()) }
        for watcher in watchers { watcher.resume() }
      }
    } onCancel: {
      let sleeper = state.withLock { state in
        guard let index = state.sleepers.firstIndex(where: { $0.id == id }) else {
          state.cancelled.insert(id)
          return Sleeper?.none
        }
        return state.sleepers.remove(at: index)
      }
      sleeper?.continuation.resume(throwing: CancellationError())
    }
  }
}
