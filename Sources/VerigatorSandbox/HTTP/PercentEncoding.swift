/// The encoding of bytes in URLs and forms, RFC 3986 section 2.1.
enum PercentEncoding {
  /// Percent-decodes; a `%` that no two hexadecimal digits follow stays, and bytes that are no UTF-8 are replaced.
  ///
  /// So is the byte 0, at which the storage would take a text for ended: an id with something behind it is none.
  static func decode<Bytes: Collection<UInt8>>(_ bytes: Bytes, plusIsBlank: Bool) -> String {
    guard bytes.contains(where: { $0 == UInt8(ascii: "%") || $0 == 0 || (plusIsBlank && $0 == UInt8(ascii: "+")) })
    else {
      return String(decoding: bytes, as: UTF8.self)
    }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    func append(_ byte: UInt8) {
      if byte == 0 { decoded.append(contentsOf: "\u{FFFD}".utf8) } else { decoded.append(byte) }
    }
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let high = rest.first.flatMap(hexDigit),
        let low = rest.dropFirst().first.flatMap(hexDigit)
      {
        append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else if plusIsBlank, byte == UInt8(ascii: "+") {
        append(UInt8(ascii: " "))
      } else {
        append(byte)
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
