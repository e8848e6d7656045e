/// The verdict on a PIN. Only ``verified`` is a success: nothing else may let anybody in.
public enum NumberVerdict: String, Sendable, Hashable, CaseIterable {
  /// The PIN is right.
  case verified = "VERIFIED"
  /// The PIN is wrong; another may be tried.
  case invalid = "INVALID"
  /// The PIN is too old; a new verification must be started.
  case expired = "EXPIRED"
  /// Too many PINs were tried; a new verification must be started.
  case throttled = "THROTTLED"

  /// Whether the PIN is right.
  public var isVerified: Bool { self == .verified }
}
