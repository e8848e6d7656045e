/// The path and the query of a request, percent-decoded.
struct RequestTarget: Sendable {
  /// The path as it was sent, without the query.
  let path: String

  /// The segments between the slashes, decoded: `["v1", "service", "service"]`. A slash at the end gives an empty one.
  let segments: [String]

  /// The query's parameters in the order sent, decoded.
  let query: [(name: String, value: String)]

  /// Splits bytes, for splitting characters would look for their boundaries first.
  ///
  /// - Parameter text: The request target in its origin form, as `/sandbox/messages?limit=1`.
  init(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
    path = String(Substring(parts[0]))
    segments = parts[0].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst().map {
      Self.decode($0, plusIsBlank: false)
    }
    query =
      parts.count < 2
      ? []
      : parts[1].split(separator: UInt8(ascii: "&")).map { pair in
        let sides = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
        let value = sides.count < 2 ? "" : Self.decode(sides[1], plusIsBlank: true)
        return (Self.decode(sides[0], plusIsBlank: true), value)
      }
  }

  /// The value of the first query parameter of that name.
  func parameter(_ name: String) -> String? {
    query.first { $0.name == name }?.value
  }

  /// Percent-decodes; a `%` that no two hexadecimal digits follow stays, and bytes that are no UTF-8 are replaced.
  ///
  /// So is the byte 0, at which the storage would take a text for ended: an id with something behind it is none.
  private static func decode(_ bytes: Substring.UTF8View, plusIsBlank: Bool) -> String {
    guard bytes.contains(where: { $0 == UInt8(ascii: "%") || (plusIsBlank && $0 == UInt8(ascii: "+")) }) else {
      return String(Substring(bytes))
    }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let high = rest.first.flatMap(hexDigit),
        let low = rest.dropFirst().first.flatMap(hexDigit)
      {
        if high | low == 0 {
          decoded.append(contentsOf: "\u{FFFD}".utf8)
        } else {
          decoded.append(high << 4 | low)
        }
        rest = rest.dropFirst(2)
      } else if plusIsBlank, byte == UInt8(ascii: "+") {
        decoded.append(UInt8(ascii: " "))
      } else {
        decoded.append(byte)
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
