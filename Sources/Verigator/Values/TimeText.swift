/// Reads the forms of time that the API and HTTP use, from left to right.
struct TimeText {
  private var rest: Substring.UTF8View

  private init(_ text: String) { rest = text[...].utf8 }

  /// Reads RFC 3339 with a fraction of up to 9 digits (more are cut); without a zone it is UTC; `T` may be a blank.
  static func rfc3339(_ text: String) -> UTCInstant? {
    var reader = TimeText(text)
    guard let year = reader.number(digits: 4), reader.take("-"), let month = reader.number(digits: 2),
      reader.take("-"), let day = reader.number(digits: 2), reader.take("T") || reader.take("t") || reader.take(" "),
      let clock = reader.clock(), let nanoseconds = reader.fraction(), let offset = reader.zoneOffset(),
      reader.rest.isEmpty, let days = CivilDate.daysSinceEpoch(year: year, month: month, day: day)
    else { return nil }
    return UTCInstant(seconds: days * 86_400 + clock - offset, nanoseconds: nanoseconds)
  }

  /// Reads the date of HTTP headers: `Wed, 21 Oct 2015 07:28:00 GMT`. The two obsolete forms are not read.
  static func http(_ text: String) -> UTCInstant? {
    var reader = TimeText(text)
    guard let comma = reader.rest.firstIndex(of: UInt8(ascii: ",")) else { return nil }
    reader.rest = reader.rest[reader.rest.index(after: comma)...]
    guard reader.take(" "), let day = reader.number(digits: 2), reader.take(" "), let month = reader.month(),
      reader.take(" "), let year = reader.number(digits: 4), reader.take(" "), let clock = reader.clock(),
      reader.take(" "), reader.take("G"), reader.take("M"), reader.take("T"), reader.rest.isEmpty,
      let days = CivilDate.daysSinceEpoch(year: year, month: month, day: day)
    else { return nil }
    return UTCInstant(seconds: days * 86_400 + clock)
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest = rest.dropFirst()
    return true
  }

  private mutating func number(digits: Int) -> Int64? {
    let prefix = rest.prefix(digits)
    guard prefix.count == digits, prefix.allSatisfy(\.isASCIIDigit) else { return nil }
    rest = rest.dropFirst(digits)
    return prefix.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
  }

  /// Seconds of the day of `HH:MM:SS`; a leap second counts as the first of the next minute.
  private mutating func clock() -> Int64? {
    guard let hours = number(digits: 2), hours < 24, take(":"), let minutes = number(digits: 2), minutes < 60,
      take(":"), let seconds = number(digits: 2), seconds <= 60
    else { return nil }
    return hours * 3600 + minutes * 60 + seconds
  }

  /// Nanoseconds of `.ddd`, 0 if there is no fraction.
  private mutating func fraction() -> Int32? {
    guard take(".") else { return 0 }
    var nanoseconds: Int32 = 0
    var weight: Int32 = 100_000_000
    var count = 0
    while let byte = rest.first, byte.isASCIIDigit {
      nanoseconds += Int32(byte - UInt8(ascii: "0")) * weight
      weight /= 10
      count += 1
      rest = rest.dropFirst()
    }
    return count > 0 ? nanoseconds : nil
  }

  /// Seconds east of Greenwich of `Z`, `+HH:MM` or `-HH:MM`; 0 if there is no zone.
  private mutating func zoneOffset() -> Int64? {
    if rest.isEmpty || take("Z") || take("z") { return 0 }
    let isWest = take("-")
    guard isWest || take("+"), let hours = number(digits: 2), hours < 24 else { return nil }
    _ = take(":")
    guard let minutes = number(digits: 2), minutes < 60 else { return nil }
    let offset = hours * 3600 + minutes * 60
    return isWest ? -offset : offset
  }

  private mutating func month() -> Int64? {
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    guard let index = names.firstIndex(where: { rest.prefix(3).elementsEqual($0.utf8) }) else { return nil }
    rest = rest.dropFirst(3)
    return Int64(index + 1)
  }
}
