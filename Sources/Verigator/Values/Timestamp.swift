import ExactJSON

/// A time the API sent (`ctime`), kept as it was sent and read where that is possible.
///
/// Servers have been seen to send RFC 3339 with a zone, the same without one (which is UTC), and a number of seconds
/// since the epoch. What cannot be read is kept as text: a time never makes a call fail.
public struct Timestamp: Sendable, Hashable, CustomStringConvertible {
  /// The time as it was sent.
  public let text: String
  /// What it is where it was sent as a number that is not whole.
  private let fractionalSeconds: Double?

  /// A text: RFC 3339 with a fraction of up to 9 digits and an optional zone, or a number of seconds.
  public init(_ text: String) {
    self.init(text, fractionalSeconds: nil)
  }

  private init(_ text: String, fractionalSeconds: Double?) {
    self.text = text
    self.fractionalSeconds = fractionalSeconds
  }

  /// Reads what stands in a reply; nil for null and for what is neither text nor number.
  init?(_ json: JSON?) {
    switch json {
    case .string(let text): self.init(text)
    case .integer(let seconds): self.init(String(seconds))
    case .double(let seconds): self.init(JSON.double(seconds).text(), fractionalSeconds: seconds)
    case nil, .null, .bool, .array, .object: return nil
    }
  }

  /// The point in time, or nil if the text cannot be read. Read when it is asked for: most are only shown.
  public var instant: UTCInstant? {
    if let fractionalSeconds { return Self.instant(seconds: fractionalSeconds) }
    return TimeText.rfc3339(text) ?? Int64(text).flatMap { Self.instant(seconds: Double($0)) }
  }

  /// The time as it was sent.
  public var description: String { text }

  /// Only what lies in the years 0 to 9999 is a time; anything else is kept as text.
  private static func instant(seconds: Double) -> UTCInstant? {
    guard (-62_167_219_200..<253_402_300_800).contains(seconds) else { return nil }
    let whole = seconds.rounded(.down)
    return UTCInstant(seconds: Int64(whole), nanoseconds: Int32((seconds - whole) * 1_000_000_000))
  }
}
