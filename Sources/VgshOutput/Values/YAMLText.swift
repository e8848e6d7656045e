import VgshBase

/// Scalars of YAML.
enum YAMLText {
  /// A text, plain where no reader can mistake it, else in double quotes.
  static func scalar(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

  /// A double with a fraction, without which YAML 1.1 takes an exponent for text.
  static func number(_ number: Double) -> String {
    if number.isNaN { return ".nan" }
    if number.isInfinite { return number < 0 ? "-.inf" : ".inf" }
    let text = number.description
    guard let exponent = text.firstIndex(of: "e"), !text[..<exponent].contains(".") else { return text }
    return text[..<exponent] + ".0" + text[exponent...]
  }

  /// Stricter than the specification: what starts with a letter, `_` or `/` and holds nothing but letters, digits,
  /// `_ . / @ + -` and single blanks inside, and is no word of YAML.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, first.isLetter || first == UInt8(ascii: "_") || first == UInt8(ascii: "/"),
      text.utf8.last != UInt8(ascii: " ")
    else { return false }
    return text.utf8.allSatisfy { $0.isLetter || $0.isDigit || harmless.contains($0) }
      && !words.contains(text.lowercased())
  }

  private static let harmless = Set("_./@+- ".utf8)
  private static let words: Set = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"]

  private static func quoted(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "\"") { result, scalar in
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      // Breaks of YAML 1.1, and the byte order mark.
      case "\u{2028}", "\u{2029}", "\u{FEFF}": result += escape(scalar)
      case _ where scalar.isControlling: result += escape(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    } + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
  }

  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
