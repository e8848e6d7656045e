import Synchronization

/// What the middlewares know of the call they take part in.
public struct CallContext: Sendable {
  /// How the credentials go with a call.
  enum Authentication: Sendable {
    case none
    /// In the Verification API's own header.
    case header(Credentials)
    /// As the first parameters of the form that is the body.
    case form(Credentials)
  }

  /// The call.
  public let operation: OperationName
  /// Where the client sends its calls.
  public let baseURL: BaseURL
  /// Where it sends them besides, or nil for nowhere.
  let backupURL: BaseURL?
  /// The credentials that go with the call.
  let authentication: Authentication
  /// The body as it may be shown, where it differs from the one that is sent.
  let maskedBody: [UInt8]?
  /// What happened so far.
  let log = CallLog()

  /// How often the request may be tried in all.
  var triesAllowed: Int { log.snapshot.triesAllowed }

  init(
    operation: OperationName, baseURL: BaseURL, backupURL: BaseURL? = nil, authentication: Authentication,
    maskedBody: [UInt8]?
  ) {
    self.operation = operation
    self.baseURL = baseURL
    self.backupURL = backupURL
    self.authentication = authentication
    self.maskedBody = maskedBody
  }
}

/// Gathers what happens during one call.
final class CallLog: Sendable {
  struct State {
    var tries = 0
    /// How often the request may be tried in all.
    var triesAllowed = 1
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
