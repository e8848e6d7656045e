/// Questions about texts that several value types ask.
extension StringProtocol {
  /// The first C0 or C1 control character or DEL as `U+000A`, or nil if there is none.
  var firstControlCharacter: String? {
    unicodeScalars.first { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }?.codePoint
  }

  /// The text without blanks at either end.
  var trimmed: String {
    guard let start = unicodeScalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let end = unicodeScalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(self[start...end])
  }

  /// The text with its ASCII letters in lower case, everything else as it is.
  var asciiLowercased: String {
    String(decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// The text with every byte percent-encoded that the set of allowed ASCII bytes lacks.
  func percentEncoded(allowing isAllowed: (UInt8) -> Bool) -> String {
    let bytes = utf8
    if bytes.allSatisfy(isAllowed) { return String(self) }
    let digits = Array("0123456789ABCDEF".utf8)
    var encoded: [UInt8] = []
    encoded.reserveCapacity(bytes.count + 16)
    for byte in bytes {
      if isAllowed(byte) {
        encoded.append(byte)
      } else {
        encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }
}

extension Unicode.Scalar {
  /// How the scalar is named in messages: `U+00A0`.
  var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: Swift.max(0, 4 - digits.count)) + digits
  }
}

extension UInt8 {
  /// Whether this is an ASCII digit.
  var isASCIIDigit: Bool { self &- UInt8(ascii: "0") < 10 }

  /// Whether this is an ASCII letter.
  var isASCIILetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }

  /// Whether this is one of RFC 3986's unreserved characters, which need no encoding anywhere in a URL.
  var isURLUnreserved: Bool {
    if isASCIILetter || isASCIIDigit { return true }
    return switch self {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: false
    }
  }
}
