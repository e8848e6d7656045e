/// Base32 as RFC 4648 says and as secrets of authenticator apps are shown: either case, in groups, padded or not.
enum Base32 {
  /// Null where another character stands in the text, or a single one is left over.
  static func decode(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer: UInt16 = 0
    var bits = 0
    var count = 0
    let shown = text.utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }
    let body = shown.prefix { $0 != UInt8(ascii: "=") }
    guard shown[body.endIndex...].allSatisfy({ $0 == UInt8(ascii: "=") }) else { return nil }
    for byte in body {
      guard let digit = digit(byte) else { return nil }
      buffer = buffer << 5 | digit
      bits += 5
      count += 1
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt16(bits)))
      }
    }
    // The lengths that no number of bytes is written in.
    return [1, 3, 6].contains(count % 8) ? nil : bytes
  }

  private static func digit(_ byte: UInt8) -> UInt16? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt16(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt16(byte - UInt8(ascii: "a"))
    case UInt8(ascii: "2")...UInt8(ascii: "7"): UInt16(byte - UInt8(ascii: "2")) + 26
    default: nil
    }
  }
}
