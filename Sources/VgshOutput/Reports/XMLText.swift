/// Text in a document of XML 1.0. What XML cannot say, not even by a number, is replaced by U+FFFD: most controls, and
/// the two last characters of the first plane.
enum XMLText {
  /// Between tags.
  static func content(_ text: String) -> String { escaped(text, isAttribute: false) }

  /// Inside of double quotes.
  static func attribute(_ text: String) -> String { escaped(text, isAttribute: true) }

  // By scalars: what combines with a mark of markup does not change that it is one.
  private static func escaped(_ text: String, isAttribute: Bool) -> String {
    // Most texts hold nothing of the kind. 0xEF is the first byte of U+FFFE and U+FFFF.
    guard text.utf8.contains(where: { isSpecial($0) }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"" where isAttribute: result.append(contentsOf: "&quot;".unicodeScalars)
      // A reader takes breaks in attributes for blanks, and a carriage return for a line break, unless by number.
      case "\r": result.append(contentsOf: "&#13;".unicodeScalars)
      case "\n" where isAttribute: result.append(contentsOf: "&#10;".unicodeScalars)
      case "\t" where isAttribute: result.append(contentsOf: "&#9;".unicodeScalars)
      case "\n", "\t": result.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0xEF, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): true
    default: false
    }
  }
}
