import Synchronization

/// What the middlewares know of the call they take part in.
public struct CallContext: Sendable {
  /// The call.
  public let operation: OperationName
  /// Where the client sends its calls.
  public let baseURL: BaseURL
  /// The credentials that go with the call, or nil for none.
  let credentials: Credentials?
  /// The body as it may be shown, where it differs from the one that is sent.
  let maskedBody: [UInt8]?
  /// What happened so far.
  let log = CallLog()
}

/// Gathers what happens during one call.
final class CallLog: Sendable {
  struct State {
    var tries = 0
    var attempts: [Attempt] = []
    var answerWasLost = false
    var countsAsDone = false
  }

  private let state = Mutex(State())

  func update(_ change: (inout State) -> Void) {
    state.withLock { change(&$0) }
  }

  var snapshot: State { state.withLock { $0 } }
}
