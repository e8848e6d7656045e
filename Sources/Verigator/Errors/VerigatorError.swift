/// A call that failed.
///
/// ``message`` is the server's own text where it sent one, and must be treated as foreign: it may hold anything, what
/// was sent included. ``description`` holds none of it. ``summary`` is a whole sentence for people.
public struct VerigatorError: Error, Sendable, Equatable {
  /// What sort of failure it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    /// 400 or 422, of Number Verification 102 or 109: the server finds fault with the request.
    case invalid
    /// 401, of Number Verification 101: the credentials are missing or wrong.
    case unauthorized
    /// 403, of Number Verification 103 or 111: the account has no access.
    case forbidden
    /// 404, of Number Verification 110: no such service, user or verification.
    case notFound = "not-found"
    /// 409: it exists already, or is still in use.
    case conflict
    /// 429: too many requests.
    case throttled
    /// 5xx, of Number Verification 209: the server failed.
    case server
    /// Any other status, or a reply that is not as documented.
    case unexpected
    /// No connection, a broken one, or no secure one.
    case network
    /// The time for one try was up.
    case timeout
    /// Failed here, without a request.
    case local

    /// The word, as in `not-found`.
    public var description: String { rawValue }

    /// The kind of a status that is no success.
    public init(status: Int) {
      self =
        switch status {
        case 400, 422: .invalid
        case 401: .unauthorized
        case 403: .forbidden
        case 404: .notFound
        case 409: .conflict
        case 429: .throttled
        case 500..<600: .server
        default: .unexpected
        }
    }
  }

  /// When the server wants to be asked again.
  public struct RetryAdvice: Sendable, Equatable {
    /// How long from the reply on.
    public let delay: Duration
    /// The point in time.
    public let instant: UTCInstant
  }

  /// The call that failed.
  public let operation: OperationName
  /// What sort of failure it is.
  public let kind: Kind
  /// The status of the reply; nil where none came.
  public let status: Int?
  /// What Number Verification answered instead of a status, as in `ERROR 101`, for its status is always 200; nil for the
  /// calls of the Verification API. ``NumberVerificationCode`` lists the documented ones.
  public let code: String?
  /// The server's text, or this library's own words where it sent none.
  public let message: String
  /// How often the request was sent or tried to be sent; 0 where it was refused before.
  public let attempts: Int
  /// How often it may be sent in all, where trying again is safe and may help.
  public let attemptsAllowed: Int
  /// When to try again, where the server said so.
  public let retryAdvice: RetryAdvice?
  /// Whether the request may have taken effect although it failed: its answer was lost.
  public let isOutcomeUnknown: Bool
  /// What a sandbox says it did to the reply on purpose, as `status 503`; nil for every other reply.
  public let sandboxFault: String?

  init(
    _ operation: OperationName, _ kind: Kind, status: Int? = nil, message: String, attempts: Int,
    attemptsAllowed: Int = 1, code: String? = nil, retryAdvice: RetryAdvice? = nil, isOutcomeUnknown: Bool = false,
    sandboxFault: String? = nil
  ) {
    self.operation = operation
    self.kind = kind
    self.status = status
    self.code = code
    self.message = message
    self.attempts = attempts
    self.attemptsAllowed = attemptsAllowed
    self.retryAdvice = retryAdvice
    self.isOutcomeUnknown = isOutcomeUnknown
    self.sandboxFault = sandboxFault
  }
}

extension VerigatorError: CustomStringConvertible {
  /// What failed and how, without anything the server sent: `could not add the user: conflict (409)`.
  public var description: String {
    "could not \(operation.phrase): \(kind)" + ((code ?? status.map { String($0) }).map { " (\($0))" } ?? "")
  }

  /// What failed, the message, the status, and what to know before trying again, in a sentence or two.
  public var summary: String {
    var text = "could not \(operation.phrase): \(message)"
    if let code {
      text += " (\(code))"
    } else if let status {
      text += " (status \(status))"
    }
    return advice.reduce(text) { "\($0); \($1)" }
  }

  /// What to know before trying again: which attempt it was, a fault that was asked for, when the server wants to be
  /// asked again, an unknown outcome.
  public var advice: [String] {
    var advice: [String] = []
    if attempts > 1 { advice.append("attempt \(attempts) of \(attemptsAllowed)") }
    if let sandboxFault { advice.append("a fault of the sandbox did this: \(sandboxFault)") }
    if let retryAdvice {
      advice.append("try again in \(max(1, retryAdvice.delay.components.seconds)) s, at \(retryAdvice.instant)")
    }
    if isOutcomeUnknown { advice.append(operation.outcomeAdvice) }
    return advice
  }
}
