import OrderedCollections

/// A recursive descent over UTF-8 bytes.
///
/// It holds a position only; the bytes are lent to each call, so that nothing is copied before a string is made.
struct JSONParser {
  private var position = 0
  private var depth = 0

  mutating func document(in bytes: borrowing Span<UInt8>) throws(JSONSyntaxError) -> JSON {
    skipBlanks(in: bytes)
    let value = try value(in: bytes)
    skipBlanks(in: bytes)
    guard position == bytes.count else { throw JSONSyntaxError(.trailingText, at: position, in: bytes) }
    return value
  }

  private mutating func value(in bytes: borrowing Span<UInt8>) throws(JSONSyntaxError) -> JSON {
    switch try peek(in: bytes) {
    case UInt8(ascii: "\""): return .string(try string(in: bytes))
    case UInt8(ascii: "{"): return try object(in: bytes)
    case UInt8(ascii: "["): return try array(in: bytes)
    case UInt8(ascii: "t"): return try word("true", means: .bool(true), in: bytes)
    case UInt8(ascii: "f"): return try word("false", means: .bool(false), in: bytes)
    case UInt8(ascii: "n"): return try word("null", means: .null, in: bytes)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number(in: bytes)
    default: throw JSONSyntaxError(.expected("a value"), at: position, in: bytes)
    }
  }

  private mutating func object(in bytes: borrowing Span<UInt8>) throws(JSONSyntaxError) -> JSON {
    try descend(in: bytes)
    var members: OrderedDictionary<String, JSON> = [:]
    if try peek(in: bytes) == UInt8(ascii: "}") { return ascend(.object(members)) }
    while true {
      guard try peek(in: bytes) == UInt8(ascii: "\"") else {
        throw JSONSyntaxError(.expected("a key in double quotes"), at: position, in: bytes)
      }
      let key = try string(in: bytes)
      skipBlanks(in: bytes)
      guard try peek(in: bytes) == UInt8(ascii: ":") else {
        throw JSONSyntaxError(.expected("':' after a key"), at: position, in: bytes)
      }
      position += 1
      skipBlanks(in: bytes)
      members[key] = try value(in: bytes)
      skipBlanks(in: bytes)
      switch try peek(in: bytes) {
      case UInt8(ascii: ","):
        position += 1
        skipBlanks(in: bytes)
      case UInt8(ascii: "}"): return ascend(.object(members))
      default: throw JSONSyntaxError(.expected("',' or '}'"), at: position, in: bytes)
      }
    }
  }

  private mutating func array(in bytes: borrowing Span<UInt8>) throws(JSONSyntaxError) -> JSON {
    try descend(in: bytes)
    var elements: [JSON] = []
    if try peek(in: bytes) == UInt8(ascii: "]") { return ascend(.array(elements)) }
    while true {
      elements.append(try value(in: bytes))
      skipBlanks(in: bytes)
      switch try peek(in: bytes) {
      case UInt8(ascii: ","):
        position += 1
        skipBlanks(in: bytes)
      case UInt8(ascii: "]"): return ascend(.array(elements))
      default: throw JSONSyntaxError(.expected("',' or ']'"), at: position, in: bytes)
      }
    }
  }

  private mutating func descend(in bytes: borrowing Span<UInt8>) throws(JSONSyntaxError) {
    guard depth < JSON.nestingLimit else { throw JSONSyntaxError(.tooDeep, at: position, in: bytes) }
    depth += 1
    position += 1
    skipBlanks(in: bytes)
  }

  private mutating func ascend(_ value: JSON) -> JSON {
    depth -= 1
    position += 1
    return value
  }

  private mutating func word(
    _ word: StaticString, means value: JSON, in bytes: borrowing Span<UInt8>
  ) throws(JSONSyntaxError) -> JSON {
    let start = position
    let matches = word.withUTF8Buffer { letters in
      letters.count <= bytes.count - start && letters.indices.allSatisfy { letters[$0] == bytes[start + $0] }
    }
    guard matches else { throw JSONSyntaxError(.expected("a value"), at: start, in: bytes) }
    position += word.utf8CodeUnitCount
    return value
  }

  private mutating func skipBlanks(in bytes: borrowing Span<UInt8>) {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): position += 1
      default: return
      }
    }
  }

  private func peek(in bytes: borrowing Span<UInt8>) throws(JSONSyntaxError) -> UInt8 {
    guard position < bytes.count else { throw JSONSyntaxError(.unexpectedEnd, at: position, in: bytes) }
    return bytes[position]
  }
}

// MARK: - Numbers

extension JSONParser {
  private mutating func number(in bytes: borrowing Span<UInt8>) throws(JSONSyntaxError) -> JSON {
    let start = position
    let isNegative = bytes[position] == UInt8(ascii: "-")
    if isNegative { position += 1 }

    let firstDigit = position
    var magnitude: UInt64 = 0
    var overflows = false
    while let digit = digit(in: bytes) {
      let (tens, tensOverflow) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, sumOverflow) = tens.addingReportingOverflow(UInt64(digit))
      overflows = overflows || tensOverflow || sumOverflow
      magnitude = sum
      position += 1
    }
    let digits = position - firstDigit
    guard digits > 0, digits == 1 || bytes[firstDigit] != UInt8(ascii: "0") else {
      throw JSONSyntaxError(.malformedNumber, at: start, in: bytes)
    }

    var isInteger = true
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      isInteger = false
      position += 1
      try skipDigits(ofNumberAt: start, in: bytes)
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      position += 1
      if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
        position += 1
      }
      try skipDigits(ofNumberAt: start, in: bytes)
    }

    if isInteger, !overflows {
      if isNegative, magnitude <= UInt64(Int.max) + 1 { return .integer(Int(truncatingIfNeeded: 0 &- magnitude)) }
      if !isNegative, let value = Int(exactly: magnitude) { return .integer(value) }
    }
    guard let value = double(from: start, in: bytes), value.isFinite else {
      throw JSONSyntaxError(.numberOutOfRange, at: start, in: bytes)
    }
    return .double(value)
  }

  /// The nearest double to the number that ends at the position: all ASCII, its grammar already checked.
  private func double(from start: Int, in bytes: borrowing Span<UInt8>) -> Double? {
    var text = ""
    text.reserveCapacity(position - start)
    for index in start..<position { text.unicodeScalars.append(Unicode.Scalar(bytes[index])) }
    return Double(text)
  }

  private func digit(in bytes: borrowing Span<UInt8>) -> UInt8? {
    guard position < bytes.count else { return nil }
    let digit = bytes[position] &- UInt8(ascii: "0")
    return digit < 10 ? digit : nil
  }

  private mutating func skipDigits(
    ofNumberAt start: Int, in bytes: borrowing Span<UInt8>
  ) throws(JSONSyntaxError) {
    let first = position
    while digit(in: bytes) != nil { position += 1 }
    guard position > first else { throw JSONSyntaxError(.malformedNumber, at: start, in: bytes) }
  }
}

// MARK: - Strings

extension JSONParser {
  private mutating func string(in bytes: borrowing Span<UInt8>) throws(JSONSyntaxError) -> String {
    position += 1
    let start = position
    var hasEscapes = false
    scan: while true {
      guard position < bytes.count else { throw JSONSyntaxError(.unexpectedEnd, at: position, in: bytes) }
      switch bytes[position] {
      case UInt8(ascii: "\""): break scan
      case UInt8(ascii: "\\"):
        hasEscapes = true
        position += 2  // the second byte may be a quote
      case ..<0x20: throw JSONSyntaxError(.controlCharacter, at: position, in: bytes)
      default: position += 1
      }
    }
    let end = position
    position += 1

    // The raw bytes are valid exactly when the decoded ones are: every escape is ASCII and stands for whole scalars.
    let raw = bytes.extracting(start..<end)
    let checked: UTF8Span
    do {
      checked = try UTF8Span(validating: raw)
    } catch {
      throw JSONSyntaxError(.invalidUTF8, at: start + error.byteOffsets.lowerBound, in: bytes)
    }
    guard hasEscapes else { return String(copying: checked) }
    return try unescape(start..<end, in: bytes)
  }

  private func unescape(_ range: Range<Int>, in bytes: borrowing Span<UInt8>) throws(JSONSyntaxError) -> String {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      guard bytes[index] == UInt8(ascii: "\\") else {
        decoded.append(bytes[index])
        index += 1
        continue
      }
      switch bytes[index + 1] {  // in bounds: the closing quote lies behind it
      case UInt8(ascii: "\""): decoded.append(UInt8(ascii: "\""))
      case UInt8(ascii: "\\"): decoded.append(UInt8(ascii: "\\"))
      case UInt8(ascii: "/"): decoded.append(UInt8(ascii: "/"))
      case UInt8(ascii: "b"): decoded.append(0x08)
      case UInt8(ascii: "f"): decoded.append(0x0C)
      case UInt8(ascii: "n"): decoded.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "r"): decoded.append(UInt8(ascii: "\r"))
      case UInt8(ascii: "t"): decoded.append(UInt8(ascii: "\t"))
      case UInt8(ascii: "u"):
        let (scalar, length) = try unicodeEscape(at: index, before: range.upperBound, in: bytes)
        decoded.append(contentsOf: Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
        index += length
        continue
      default: throw JSONSyntaxError(.malformedEscape, at: index, in: bytes)
      }
      index += 2
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  /// The scalar of the `\uXXXX`, or of the pair of them, that begins at the index, and how many bytes it takes.
  private func unicodeEscape(
    at index: Int, before end: Int, in bytes: borrowing Span<UInt8>
  ) throws(JSONSyntaxError) -> (scalar: Unicode.Scalar, length: Int) {
    guard let first = hexadecimal(at: index + 2, before: end, in: bytes) else {
      throw JSONSyntaxError(.malformedEscape, at: index, in: bytes)
    }
    if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
    guard first < 0xDC00, index + 12 <= end,
      bytes[index + 6] == UInt8(ascii: "\\"), bytes[index + 7] == UInt8(ascii: "u"),
      let second = hexadecimal(at: index + 8, before: end, in: bytes), (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw JSONSyntaxError(.loneSurrogate, at: index, in: bytes) }
    return (scalar, 12)
  }

  private func hexadecimal(at index: Int, before end: Int, in bytes: borrowing Span<UInt8>) -> UInt32? {
    guard index + 4 <= end else { return nil }
    var value: UInt32 = 0
    for offset in 0..<4 {
      switch bytes[index + offset] {
      case let byte where byte &- UInt8(ascii: "0") < 10: value = value << 4 | UInt32(byte - UInt8(ascii: "0"))
      case let byte where (byte | 0x20) &- UInt8(ascii: "a") < 6:
        value = value << 4 | UInt32((byte | 0x20) - UInt8(ascii: "a") + 10)
      default: return nil
      }
    }
    return value
  }
}
