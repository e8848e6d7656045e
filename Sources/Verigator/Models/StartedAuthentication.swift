/// What came of starting an authentication.
public struct StartedAuthentication: Sendable, Hashable {
  /// The method that was asked for.
  public let requested: AuthenticationMethod
  /// The method that is really used; nil if the reply left it out.
  public let method: AuthenticationMethod?

  /// Whether another method is used than was asked for: `totp` falls back to `sms` where no app is set up.
  public var isFallback: Bool { method.map { $0 != requested } ?? false }
}
