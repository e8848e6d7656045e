/// Characters that word processors, web pages and chats put into commands, and that look like something else.
///
/// They are errors outside quotes and comments: a script that holds one would otherwise fail in a way nobody can see.
struct StrayCharacter: Equatable {
  enum Kind: Equatable {
    /// It looks like a blank.
    case blank
    /// It looks like nothing.
    case invisible
    case curlyQuote
    /// An en or em dash, which takes the place of `--` where typing is "corrected".
    case dash
  }

  let kind: Kind
  /// What people call it, with its number.
  let name: String
  /// Bytes in UTF-8.
  let length: Int

  /// The stray character at a byte of 0x80 or more, if it is one.
  init?(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) {
    // All of them have two or three bytes and begin with one of these; most text is sorted out here.
    let first = bytes[position]
    guard first == 0xC2 || first == 0xE1 || first == 0xE2 || first == 0xE3 || first == 0xEF,
      let scalar = UTF8Reader.scalar(in: bytes, at: position), let (kind, name) = Self.describe(scalar)
    else { return nil }
    self.kind = kind
    self.name = "\(name) (U+\(Self.hexadecimal(scalar)))"
    length = UTF8Reader.length(of: first)
  }

  /// Apart from the hot path, which only finds out that this is not needed.
  @inline(never)
  private static func describe(_ scalar: Unicode.Scalar) -> (Kind, String)? {
    switch scalar.value {
    case 0x00A0: (.blank, "no-break space")
    case 0x202F: (.blank, "narrow no-break space")
    case 0x1680, 0x2000...0x200A, 0x205F, 0x3000: (.blank, "typographic space")
    case 0x2028: (.blank, "line separator")
    case 0x2029: (.blank, "paragraph separator")
    case 0x00AD: (.invisible, "soft hyphen")
    case 0x200B: (.invisible, "zero-width space")
    case 0x200C: (.invisible, "zero-width non-joiner")
    case 0x200D: (.invisible, "zero-width joiner")
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: (.invisible, "text direction mark")
    case 0x2060...0x2064: (.invisible, "word joiner")
    case 0xFEFF: (.invisible, "byte order mark")
    case 0x2018...0x201F: (.curlyQuote, "curly quote")
    case 0x2013: (.dash, "en dash")
    case 0x2014: (.dash, "em dash")
    default: nil
    }
  }

  /// Four digits or more, as Unicode writes them.
  static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
