/// A number or a duration as it is written, in expressions and in command words.
///
/// `NUMBER = INT[.digits][e±digits]`, `DURATION = INT[.digits](ms|s|m|h|d)`, `INT = 0|[1-9][0-9]*`.
struct NumericLiteral {
  enum Value: Equatable {
    case integer(Int)
    case double(Double)
    case duration(Duration)
    /// It begins like a number and is none.
    case malformed(Problem)
  }

  enum Problem: Equatable {
    case leadingZero
    case tooLarge
    case missingFraction
    case missingExponent
    /// Letters behind the digits that are no unit, or two durations in one (`1h30m`).
    case unknownUnit
  }

  var value: Value
  /// One behind its last byte.
  var end: Int

  /// Reads the longest literal at a position, where an optional `-` and a digit stand.
  init(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    var scan = Scan(bytes: bytes, position: start)
    value = scan.read()
    end = scan.position
  }
}

extension NumericLiteral {
  private struct Scan {
    let bytes: UnsafeBufferPointer<UInt8>
    var position: Int

    private func byte(at offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

    mutating func read() -> Value {
      let start = position
      let isNegative = byte(at: position) == ASCII.minus
      if isNegative { position += 1 }
      let digits = position
      skipDigits()
      let fraction = position
      var isInteger = true
      if byte(at: position) == ASCII.dot, byte(at: position + 1) != ASCII.dot {
        guard ASCII.isDigit(byte(at: position + 1)) else {
          position += 1
          return .malformed(.missingFraction)
        }
        isInteger = false
        position += 1
        skipDigits()
      }
      let unit = position
      if byte(at: position) | 0x20 == UInt8(ascii: "e") {
        let sign = byte(at: position + 1)
        let exponent = position + (sign == ASCII.plus || sign == ASCII.minus ? 2 : 1)
        if ASCII.isDigit(byte(at: exponent)) {
          isInteger = false
          position = exponent
          skipDigits()
        }
      }
      let hasLeadingZero = fraction - digits > 1 && bytes[digits] == ASCII.zero
      guard !ASCII.isNamePart(byte(at: position)) else {
        let name = position
        while ASCII.isNamePart(byte(at: position)) { position += 1 }
        if bytes[name] | 0x20 == UInt8(ascii: "e"), position == name + 1 { return .malformed(.missingExponent) }
        guard name == unit, let scale = scale(of: name..<position) else { return .malformed(.unknownUnit) }
        guard !hasLeadingZero else { return .malformed(.leadingZero) }
        return duration(isNegative: isNegative, whole: digits..<fraction, fraction: fraction..<unit, scale: scale)
      }
      guard !hasLeadingZero else { return .malformed(.leadingZero) }
      let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
      if isInteger {
        guard let integer = Int(text) else { return .malformed(.tooLarge) }
        return .integer(integer)
      }
      guard let double = Double(text), double.isFinite else { return .malformed(.tooLarge) }
      return .double(double)
    }

    private mutating func skipDigits() {
      while ASCII.isDigit(byte(at: position)) { position += 1 }
    }

    /// Attoseconds in a unit.
    private func scale(of range: Range<Int>) -> Int128? {
      let second: Int128 = 1_000_000_000_000_000_000
      let first = bytes[range.lowerBound]
      if range.count == 2 {
        return first == UInt8(ascii: "m") && bytes[range.lowerBound + 1] == UInt8(ascii: "s") ? second / 1000 : nil
      }
      guard range.count == 1 else { return nil }
      return switch first {
      case UInt8(ascii: "s"): second
      case UInt8(ascii: "m"): second * 60
      case UInt8(ascii: "h"): second * 3600
      case UInt8(ascii: "d"): second * 86400
      default: nil
      }
    }

    /// Exact to the attosecond; digits below that are cut off.
    private func duration(isNegative: Bool, whole: Range<Int>, fraction: Range<Int>, scale: Int128) -> Value {
      var count: Int128 = 0
      for digit in bytes[whole] {
        count = count * 10 + Int128(digit - ASCII.zero)
        // In days and attoseconds this is still within 128 bits.
        guard count < 1_000_000_000_000_000 else { return .malformed(.tooLarge) }
      }
      var attoseconds = count * scale
      var place = scale
      for digit in bytes[fraction].dropFirst() {
        place /= 10
        attoseconds += Int128(digit - ASCII.zero) * place
      }
      guard attoseconds / 1_000_000_000_000_000_000 < Int128(Int32.max) * 86400 else { return .malformed(.tooLarge) }
      if isNegative { attoseconds = -attoseconds }
      let (seconds, rest) = attoseconds.quotientAndRemainder(dividingBy: 1_000_000_000_000_000_000)
      return .duration(Duration(secondsComponent: Int64(seconds), attosecondsComponent: Int64(rest)))
    }
  }
}
