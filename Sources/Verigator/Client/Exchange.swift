public import HTTPTypes

/// A request as it may be shown: credentials and tokens in it read `•••`.
public struct ShownRequest: Sendable, Equatable {
  /// The HTTP method.
  public let method: String
  /// The whole URL.
  public let url: String
  /// All header fields sent on purpose.
  public let headers: HTTPFields
  /// The body, or nil for none.
  public let body: [UInt8]?
}

/// One request sent and what came of it. A call has several when it is tried again or redirected.
public struct Attempt: Sendable, Equatable {
  /// What came of a request.
  public enum Outcome: Sendable, Equatable {
    case reply(TransportReply)
    case failure(TransportError)
    case cancelled
  }

  /// The request.
  public let request: ShownRequest
  /// What came of it.
  public let outcome: Outcome
  /// How long it took.
  public let elapsed: Duration
  /// Which try of the call it belongs to, from 1. A redirect is no other try.
  public let number: Int
  /// How many tries there may be in all.
  public let numberAllowed: Int

  /// What a sandbox says it did to the reply on purpose; nil for every other reply.
  public var sandboxFault: String? {
    switch outcome {
    case .reply(let reply): reply.sandboxFault
    case .failure(let error): error.sandboxFault
    case .cancelled: nil
    }
  }

  /// The reply, or nil if none came.
  public var reply: TransportReply? { if case .reply(let reply) = outcome { reply } else { nil } }
}

/// One whole call: all its attempts, and the reply it ended with. What the server sent is in it as it came.
public struct Exchange: Sendable, Equatable {
  /// The call.
  public let operation: OperationName
  /// The request as first sent.
  public let request: ShownRequest
  /// The last reply, or nil if the call ended without one.
  public let reply: TransportReply?
  /// How long the call took, waiting between tries included.
  public let elapsed: Duration
  /// How often the request was tried: 1, and 1 more for each repetition. Redirects do not count.
  public let tries: Int
  /// Every request sent, in order.
  public let attempts: [Attempt]
}

/// What a client tells its observer.
public enum ClientEvent: Sendable {
  /// A request was answered, failed or was cancelled; more of the same call may follow.
  case attempt(Attempt, of: OperationName)
  /// A call is over. Nothing is told of a call that was refused before anything was sent.
  case exchange(Exchange)
}
