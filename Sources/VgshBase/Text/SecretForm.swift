/// One way in which a secret may be written inside other text.
struct SecretForm: Sendable {
  let bytes: [UInt8]
  /// Whether the character before or behind the bytes holds some bits of the secret too, as base64 has it.
  var sharesFirst = false
  var sharesLast = false

  /// The forms in which a server or a trace may send a secret back.
  static func all(of secret: String) -> [SecretForm] {
    let plain = [secret, percentEncoded(secret), jsonEscaped(secret)].map { SecretForm(bytes: Array($0.utf8)) }
    return plain
      + (0..<3).flatMap { offset in
        ["+/", "-_"].map { base64(Array(secret.utf8), behind: offset, lastDigits: $0) }
      }
  }

  /// The characters of base64 that depend on the secret alone, where so many bytes of a group of three precede it.
  private static func base64(_ secret: [UInt8], behind offset: Int, lastDigits: String) -> SecretForm {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789\(lastDigits)".utf8)
    let bytes = [UInt8](repeating: 0, count: offset) + secret
    let firstBit = offset * 8
    let endBit = bytes.count * 8
    let digits = stride(from: (firstBit + 5) / 6 * 6, to: endBit / 6 * 6, by: 6).map { bit in
      let high = UInt16(bytes[bit / 8]) << 8
      let low = bit / 8 + 1 < bytes.count ? UInt16(bytes[bit / 8 + 1]) : 0
      return alphabet[Int((high | low) >> UInt16(10 - bit % 8) & 63)]
    }
    return SecretForm(bytes: digits, sharesFirst: firstBit % 6 != 0, sharesLast: endBit % 6 != 0)
  }

  private static func percentEncoded(_ text: String) -> String {
    text.utf8.reduce(into: "") { result, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
  }

  private static func jsonEscaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// Where the secret stands if these bytes begin at an offset of a text, else nil.
  func range(in text: [UInt8], at offset: Int) -> Range<Int>? {
    let end = offset + bytes.count
    guard end <= text.count, text[offset..<end].elementsEqual(bytes) else { return nil }
    let takesFirst = sharesFirst && offset > 0 && Self.isBase64Digit(text[offset - 1])
    let takesLast = sharesLast && end < text.count && Self.isBase64Digit(text[end])
    return (takesFirst ? offset - 1 : offset)..<(takesLast ? end + 1 : end)
  }

  private static func isBase64Digit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "-"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
