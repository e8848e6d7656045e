/// A moment in whole milliseconds since 1970-01-01T00:00:00Z.
struct Timestamp: Sendable, Hashable, Comparable {
  var milliseconds: Int64

  /// The moments that RFC 3339 can write and the clock can be set to: the years 1970 to 9999.
  static let range: ClosedRange<Int64> = 0...253_402_300_799_999

  static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

  func adding(seconds: Int) -> Timestamp {
    Timestamp(milliseconds: milliseconds + Int64(seconds) * 1000)
  }
}

// MARK: - RFC 3339

extension Timestamp {
  /// The moment in UTC with milliseconds and `Z`, the documented form of a `ctime`: `2017-07-06T13:12:03.141Z`.
  var rfc3339: String {
    let clamped = min(max(milliseconds, Self.range.lowerBound), Self.range.upperBound)
    let (day, millisecond) = clamped.quotientAndRemainder(dividingBy: 86_400_000)
    let date = CivilDate(daysSince1970: Int(day))
    let (minutes, rest) = Int(millisecond).quotientAndRemainder(dividingBy: 60_000)
    return String(unsafeUninitializedCapacity: 24) { text in
      var position = 0
      func put(_ number: Int, digits: Int, then end: Unicode.Scalar) {
        var number = number
        for index in (position..<position + digits).reversed() {
          text[index] = UInt8(ascii: "0") + UInt8(number % 10)
          number /= 10
        }
        text[position + digits] = UInt8(ascii: end)
        position += digits + 1
      }
      put(date.year, digits: 4, then: "-")
      put(date.month, digits: 2, then: "-")
      put(date.day, digits: 2, then: "T")
      put(minutes / 60, digits: 2, then: ":")
      put(minutes % 60, digits: 2, then: ":")
      put(rest / 1000, digits: 2, then: ".")
      put(rest % 1000, digits: 3, then: "Z")
      return position
    }
  }

  /// Reads a date and time with a zone as RFC 3339 section 5.6 writes it; digits beyond milliseconds are dropped.
  ///
  /// - Returns: nil for any other text, and for a moment outside `range`.
  init?(rfc3339 text: some StringProtocol) {
    var rest = Array(text.utf8)[...]

    func number(digits: Int) -> Int? {
      guard rest.count >= digits else { return nil }
      var value = 0
      for byte in rest.prefix(digits) {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      rest = rest.dropFirst(digits)
      return value
    }
    func skip(_ letters: Unicode.Scalar...) -> Unicode.Scalar? {
      guard let byte = rest.first, let letter = letters.first(where: { UInt8(ascii: $0) == byte }) else { return nil }
      rest = rest.dropFirst()
      return letter
    }

    guard let year = number(digits: 4), skip("-") != nil,
      let month = number(digits: 2), skip("-") != nil,
      let day = number(digits: 2), skip("T", "t", " ") != nil,
      let hour = number(digits: 2), skip(":") != nil,
      let minute = number(digits: 2), skip(":") != nil,
      let second = number(digits: 2), hour < 24, minute < 60, second < 60,
      let days = CivilDate(year: year, month: month, day: day)?.daysSince1970
    else { return nil }

    var fraction = 0
    if skip(".") != nil {
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard !digits.isEmpty else { return nil }
      for place in 0..<3 {
        let index = digits.startIndex + place
        fraction = fraction * 10 + (index < digits.endIndex ? Int(digits[index] - UInt8(ascii: "0")) : 0)
      }
      rest = rest.dropFirst(digits.count)
    }

    var zoneMinutes = 0
    if let sign = skip("+", "-") {
      guard let hours = number(digits: 2), skip(":") != nil, let minutes = number(digits: 2), hours < 24, minutes < 60
      else { return nil }
      zoneMinutes = (hours * 60 + minutes) * (sign == "-" ? -1 : 1)
    } else if skip("Z", "z") == nil {
      return nil
    }

    let minutes = days * 1440 + hour * 60 + minute - zoneMinutes
    let milliseconds = Int64(minutes) * 60_000 + Int64(second * 1000 + fraction)
    guard rest.isEmpty, Self.range.contains(milliseconds) else { return nil }
    self.milliseconds = milliseconds
  }
}
