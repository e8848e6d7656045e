import Synchronization
import VgshBase
import VgshRuntime
import VgshSession

/// What was done in a session, for `export session` and `record`.
///
/// It keeps calls as they were made rather than the lines that made them: each word with the value it had, each round of
/// a loop by itself, whatever the source was (the prompt, a script, `-c`). A recording needs no file, variable or
/// random number of the session then, and an id can be told from any other word, so that it becomes a capture.
/// Commands that failed stay out, unless a later `expect` is about them.
package final class SessionLog: Sendable {
  /// The oldest steps go first where there are more, unless they are being recorded.
  static let longest = 10_000

  /// What `record start` began.
  package struct Recording: Sendable {
    /// Where it goes, found from the folder of whoever began it.
    package let path: String
    /// Whether an `expect` stands behind each call.
    package let expects: Bool
    /// Whether a file that is there gives way.
    package let replaces: Bool
    let start: Int
  }

  private struct State {
    var steps: [LogExcerpt.Step] = []
    var dropped = 0
    var moments: [(position: Int, moment: SessionMoment)] = []
    /// Calls that run: those in the arguments of others have ended by the time these begin, but `time` runs another.
    var open: [LoggedCall] = []
    var environment: [String: String] = [:]
    var recording: Recording?

    var end: Int { dropped + steps.count }

    mutating func note(_ moment: SessionMoment) {
      guard moments.last?.moment != moment else { return }
      moments.append((end, moment))
    }

    mutating func append(_ step: LogExcerpt.Step) {
      steps.append(step)
      guard steps.count > SessionLog.longest, recording == nil else { return }
      let count = SessionLog.longest / 10
      steps.removeFirst(count)
      dropped += count
      // Where the session was at what is now the first step is still needed.
      if let last = moments.lastIndex(where: { $0.position <= dropped }) { moments.removeFirst(last) }
    }
  }

  private let state = Mutex(State())

  init() {}

  // MARK: Calls

  /// A call begins. Each is ended by `end` or `fail`.
  func begin(_ call: BoundCall, _ moment: SessionMoment) {
    let call = LoggedCall(call)
    state.withLock { state in
      state.note(moment)
      state.open.append(call)
    }
  }

  /// The running call is about a service, or about a user of one.
  func note(_ service: SavedService, user: SeenUsers.User? = nil) {
    state.withLock { state in
      guard var call = state.open.popLast() else { return }
      call.service = service
      if let user { call.subject = LoggedCall.Subject(user: user, service: service.id) }
      state.open.append(call)
    }
  }

  /// The running call went well.
  ///
  /// - Parameter exchange: its last one, with its status; null where it made none.
  func end(_ result: Value, _ moment: SessionMoment, exchange: (number: Int, status: Int?)?) {
    state.withLock { state in
      guard var call = state.open.popLast() else { return }
      call.result = result
      (call.exchange, call.status) = (exchange?.number, exchange?.status)
      state.append(.call(call))
      state.note(moment)
    }
  }

  /// The running call failed.
  func fail(_ failure: LoggedCall.Failure?, _ moment: SessionMoment, exchange: (number: Int, status: Int?)?) {
    state.withLock { state in
      guard var call = state.open.popLast(), let failure else { return }
      call.failure = failure
      (call.exchange, call.status) = (exchange?.number, exchange?.status)
      state.append(.call(call))
      state.note(moment)
    }
  }

  // MARK: What else happens

  var mark: Int { state.withLock(\.end) }

  func noteHeld(_ expectation: HeldExpectation, exchange: Int) {
    state.withLock { $0.append(.expectation(LogExcerpt.LoggedExpectation(held: expectation, exchange: exchange))) }
  }

  func noteExpectedFailure(_ wanted: String, since mark: Int) {
    state.withLock { state in
      for index in state.steps.indices.reversed() where state.dropped + index >= mark {
        guard case .call(var call) = state.steps[index], call.failure != nil else { continue }
        call.expected = wanted
        state.steps[index] = .call(call)
        return
      }
    }
  }

  func noteName(_ name: String, for value: Value) {
    state.withLock { state in
      guard case .call(var call)? = state.steps.last, call.failure == nil, call.result.isSame(as: value) else { return }
      call.name = name
      state.steps[state.steps.count - 1] = .call(call)
    }
  }

  /// An environment variable was read: where its value is written later, its name stands instead.
  package func noteEnvironment(_ name: String, _ value: String) {
    guard !value.isEmpty else { return }
    state.withLock { $0.environment[value] = name }
  }

  // MARK: Recording

  package var recording: Recording? { state.withLock(\.recording) }

  /// - Returns: false where a recording is going on already.
  func startRecording(to path: String, expects: Bool, replaces: Bool, _ moment: SessionMoment) -> Bool {
    state.withLock { state in
      guard state.recording == nil else { return false }
      state.note(moment)
      state.recording = Recording(path: path, expects: expects, replaces: replaces, start: state.end)
      return true
    }
  }

  func stopRecording() { state.withLock { $0.recording = nil } }

  /// - Parameter recording: from its beginning on; else all that is known.
  func excerpt(of recording: Recording? = nil) -> LogExcerpt {
    state.withLock { state in
      let start = max(recording?.start ?? 0, state.dropped)
      let first = state.moments.lastIndex { $0.position <= start } ?? 0
      return LogExcerpt(
        steps: Array(state.steps[(start - state.dropped)...]),
        moments: state.moments[first...].map { (max(0, $0.position - start), $0.moment) },
        missing: recording == nil ? state.dropped : 0, environment: state.environment)
    }
  }
}
