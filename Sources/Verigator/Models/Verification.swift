import ExactJSON

/// The verdict on a token. A wrong token is a verdict, not an error.
public struct Verification: Sendable, Hashable {
  /// Why a token was refused. Sent by the API in 2017, documented nowhere.
  public struct Status: Sendable, Hashable {
    /// Too many wrong tokens were tried.
    public let throttled: Bool
    /// The token came too late.
    public let expired: Bool
    /// The token is wrong.
    public let invalid: Bool
    /// The server's word for it: `INVALID`, `EXPIRED` or `THROTTLED`.
    public let result: String?
  }

  /// The method that was used; nil if the reply left it out.
  public let method: AuthenticationMethod?
  /// Whether the token was right.
  public let verified: Bool
  /// Why it was not; nil if the reply left it out.
  public let status: Status?

  init(_ body: ReplyBody) throws(UndocumentedReply) {
    guard let verified = body.json["verified"] else { throw UndocumentedReply("its body lacks 'verified'") }
    guard let verdict = verified.bool else {
      throw UndocumentedReply("'verified' in its body is \(verified.kindName), not a boolean")
    }
    self.verified = verdict
    method = body.json["method"]?.string.map(AuthenticationMethod.init(rawValue:))
    status = body.json["status"].flatMap(Status.init)
  }
}

extension Verification.Status {
  /// Reads the object leniently: a flag that is missing or no boolean is false.
  init?(_ json: JSON) {
    guard case .object = json else { return nil }
    throttled = json["throttled"]?.bool ?? false
    expired = json["expired"]?.bool ?? false
    invalid = json["invalid"]?.bool ?? false
    result = json["result"]?.string
  }
}
