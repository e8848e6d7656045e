/// A point in time taken apart into the parts of the Gregorian calendar, in UTC.
///
/// Written out here because the calendar of Foundation costs more memory and start-up time than the rest of the
/// language together.
struct CalendarTime: Hashable, Sendable {
  let instant: Instant
  let year: Int
  /// 1 to 12.
  let month: Int
  /// 1 to 31.
  let day: Int
  /// 0 is Sunday.
  let weekday: Int
  /// 1 to 366.
  let dayOfYear: Int
  let hour: Int
  let minute: Int
  let second: Int
  let millisecond: Int

  private static let millisecondsPerDay: Int64 = 86_400_000
  /// Where RFC 3339 has words for a time: the years 0 to 9999.
  private static let expressible: Range<Int64> = -62_167_219_200_000..<253_402_300_800_000

  /// Times outside the years 0 to 9999 are taken to their nearest end.
  init(_ instant: Instant) {
    let milliseconds = min(max(instant.milliseconds, Self.expressible.lowerBound), Self.expressible.upperBound - 1)
    let days = Int(milliseconds.flooredQuotient(by: Self.millisecondsPerDay))
    let rest = Int(milliseconds - Int64(days) * Self.millisecondsPerDay)
    self.instant = Instant(milliseconds: milliseconds)
    (year, month, day) = Self.date(days)
    weekday = (days % 7 + 11) % 7  // 1970-01-01 was a Thursday
    dayOfYear = days - Self.days(year: year, month: 1, day: 1) + 1
    hour = rest / 3_600_000
    minute = rest / 60_000 % 60
    second = rest / 1000 % 60
    millisecond = rest % 1000
  }

  /// Null outside the years 0 to 9999.
  static func instant(secondsSince1970 seconds: Double) -> Instant? {
    guard seconds.magnitude < 1e12 else { return nil }
    let instant = Instant(milliseconds: Int64((seconds * 1000).rounded(.down)))
    return expressible.contains(instant.milliseconds) ? instant : nil
  }

  /// Days from 1970-01-01 to a date, by eras of 400 years that begin in March: a leap day is then the last of its year.
  static func days(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month > 2 ? year : year - 1
    let era = marchYear.flooredQuotient(by: 400)
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The date so many days after 1970-01-01.
  private static func date(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = shifted.flooredQuotient(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }
}

extension CalendarTime {
  /// Such as `2017-09-15T06:44:15.274Z`.
  var rfc3339: String {
    "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))T\(hour.padded(2)):\(minute.padded(2)):\(second.padded(2))"
      + ".\(millisecond.padded(3))Z"
  }

  /// Reads RFC 3339, and what servers make of it: a blank for the `T`, no zone (UTC then), any number of decimals.
  init?(rfc3339 text: String) {
    var reader = DigitReader(text.utf8[...])
    guard let year = reader.number(4), reader.skip("-"), let month = reader.number(2), reader.skip("-"),
      let day = reader.number(2), reader.skip("Tt "), let hour = reader.number(2), reader.skip(":"),
      let minute = reader.number(2), reader.skip(":"), let second = reader.number(2)
    else { return nil }
    var millisecond = 0
    if reader.skip(".") {
      guard let decimals = reader.decimals() else { return nil }
      millisecond = decimals
    }
    guard let offset = reader.zone(), reader.isAtEnd else { return nil }
    // A leap second counts as the second after it, as in POSIX time.
    guard (1...12).contains(month), hour < 24, minute < 60, second <= 60 else { return nil }
    let days = Self.days(year: year, month: month, day: day)
    guard day >= 1, Self.date(days) == (year, month, day) else { return nil }
    let seconds = Int64(days) * 86_400 + Int64(hour * 3600 + (minute - offset) * 60 + second)
    let milliseconds = seconds * 1000 + Int64(millisecond)
    guard Self.expressible.contains(milliseconds) else { return nil }
    self.init(Instant(milliseconds: milliseconds))
  }
}

/// Takes numbers of a fixed width off the front of a text.
private struct DigitReader {
  private var rest: Substring.UTF8View

  init(_ text: Substring.UTF8View) { rest = text }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func number(_ width: Int) -> Int? {
    let digits = rest.prefix(width)
    guard digits.count == width, digits.allSatisfy(\.isDigit) else { return nil }
    rest = rest.dropFirst(width)
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  mutating func skip(_ characters: String) -> Bool {
    guard let byte = rest.first, characters.utf8.contains(byte) else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// The milliseconds of a fraction.
  mutating func decimals() -> Int? {
    let digits = rest.prefix(while: \.isDigit)
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    return (0..<3).reduce((0, digits[...])) { (result, _) in
      (result.0 * 10 + Int((result.1.first ?? UInt8(ascii: "0")) - UInt8(ascii: "0")), result.1.dropFirst())
    }.0
  }

  /// Minutes east of UTC; 0 where nothing is said.
  mutating func zone() -> Int? {
    if isAtEnd || skip("Zz") { return 0 }
    let sign = skip("+") ? 1 : skip("-") ? -1 : 0
    guard sign != 0, let hours = number(2), skip(":"), let minutes = number(2), hours < 24, minutes < 60 else {
      return nil
    }
    return sign * (hours * 60 + minutes)
  }
}

extension BinaryInteger {
  /// The quotient rounded down, where `/` rounds to zero.
  fileprivate func flooredQuotient(by divisor: Self) -> Self {
    self >= 0 ? self / divisor : (self - divisor + 1) / divisor
  }

  /// The digits of a number that is not negative, with zeros in front.
  func padded(_ width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}

extension Instant {
  /// Such as `2017-09-15T06:44:15.274Z`; times outside the years 0 to 9999 are taken to their nearest end.
  package var rfc3339: String { CalendarTime(self).rfc3339 }
}
