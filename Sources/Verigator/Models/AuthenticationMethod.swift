/// How a user proves to have the phone. A server may name methods beyond the two documented ones.
public struct AuthenticationMethod: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
  /// The code of the user's app; the server falls back to ``sms`` where no app is set up.
  public static let totp = AuthenticationMethod(rawValue: "totp")
  /// A PIN by SMS.
  public static let sms = AuthenticationMethod(rawValue: "sms")

  /// The word on the wire.
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  /// The word on the wire.
  public var description: String { rawValue }
}
