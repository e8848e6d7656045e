/// A point in time, in nanoseconds since the epoch, without leap seconds.
public struct UTCInstant: Sendable, Hashable, Comparable {
  /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
  public let seconds: Int64
  /// Nanoseconds on top, 0 to 999 999 999.
  public let nanoseconds: Int32

  /// - Parameters:
  ///   - seconds: Whole seconds since the epoch, negative before it.
  ///   - nanoseconds: On top of them, taken modulo one second.
  public init(seconds: Int64, nanoseconds: Int32 = 0) {
    self.seconds = seconds
    self.nanoseconds = max(0, min(nanoseconds, 999_999_999))
  }

  public static func < (left: UTCInstant, right: UTCInstant) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }

  /// How long it is from the other point to this one; negative if this one is earlier.
  public func since(_ other: UTCInstant) -> Duration {
    .seconds(seconds - other.seconds) + .nanoseconds(Int64(nanoseconds) - Int64(other.nanoseconds))
  }

  /// This point moved by a duration, rounded down to nanoseconds.
  public func advanced(by duration: Duration) -> UTCInstant {
    let (wholeSeconds, attoseconds) = duration.components
    var nanoseconds = Int64(nanoseconds) + attoseconds / 1_000_000_000
    var seconds = seconds + wholeSeconds
    if nanoseconds < 0 {
      nanoseconds += 1_000_000_000
      seconds -= 1
    } else if nanoseconds >= 1_000_000_000 {
      nanoseconds -= 1_000_000_000
      seconds += 1
    }
    return UTCInstant(seconds: seconds, nanoseconds: Int32(nanoseconds))
  }
}

extension UTCInstant: CustomStringConvertible {
  /// RFC 3339 in UTC, with milliseconds where there are any: `2017-07-06T13:12:03.141Z`.
  public var description: String {
    let days = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
    let (year, month, day) = CivilDate.date(daysSinceEpoch: days)
    let time = seconds - days * 86_400
    let milliseconds = Int64(nanoseconds) / 1_000_000
    let fraction = milliseconds == 0 ? "" : ".\(Self.padded(milliseconds, to: 3))"
    return "\(Self.padded(year, to: 4))-\(Self.padded(month, to: 2))-\(Self.padded(day, to: 2))"
      + "T\(Self.padded(time / 3600, to: 2)):\(Self.padded(time / 60 % 60, to: 2)):\(Self.padded(time % 60, to: 2))"
      + "\(fraction)Z"
  }

  private static func padded(_ number: Int64, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
