/// What came of starting a number verification.
public enum StartedNumberVerification: Sendable, Hashable {
  /// A PIN was sent; the id belongs to the PIN's verification. On the wire: `OK <id>`.
  case sent(NumberVerificationID)
  /// The visitor's cookie was verified with this number before: no PIN is needed. On the wire: `VERIFIED`.
  case verified

  /// The id to verify the PIN with; nil where none is needed.
  public var id: NumberVerificationID? {
    switch self {
    case .sent(let id): id
    case .verified: nil
    }
  }
}
