/// The bytes the language gives a meaning to, by name, and the classes they fall into.
enum ASCII {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let exclamation = UInt8(ascii: "!")
  static let doubleQuote = UInt8(ascii: "\"")
  static let hash = UInt8(ascii: "#")
  static let dollar = UInt8(ascii: "$")
  static let percent = UInt8(ascii: "%")
  static let ampersand = UInt8(ascii: "&")
  static let singleQuote = UInt8(ascii: "'")
  static let openParenthesis = UInt8(ascii: "(")
  static let closeParenthesis = UInt8(ascii: ")")
  static let asterisk = UInt8(ascii: "*")
  static let plus = UInt8(ascii: "+")
  static let comma = UInt8(ascii: ",")
  static let minus = UInt8(ascii: "-")
  static let dot = UInt8(ascii: ".")
  static let slash = UInt8(ascii: "/")
  static let zero = UInt8(ascii: "0")
  static let nine = UInt8(ascii: "9")
  static let colon = UInt8(ascii: ":")
  static let semicolon = UInt8(ascii: ";")
  static let less = UInt8(ascii: "<")
  static let equal = UInt8(ascii: "=")
  static let greater = UInt8(ascii: ">")
  static let question = UInt8(ascii: "?")
  static let openBracket = UInt8(ascii: "[")
  static let backslash = UInt8(ascii: "\\")
  static let closeBracket = UInt8(ascii: "]")
  static let underscore = UInt8(ascii: "_")
  static let openBrace = UInt8(ascii: "{")
  static let pipe = UInt8(ascii: "|")
  static let closeBrace = UInt8(ascii: "}")
  static let tilde = UInt8(ascii: "~")
  static let delete: UInt8 = 0x7F

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- zero < 10 }

  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

  @inline(__always)
  static func isLowercaseLetter(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "a") < 26 }

  @inline(__always)
  static func isNameStart(_ byte: UInt8) -> Bool { isLetter(byte) || byte == underscore }

  @inline(__always)
  static func isNamePart(_ byte: UInt8) -> Bool { isNameStart(byte) || isDigit(byte) }

  /// Space, tab and the control characters, which are reported once and then pass for blanks; line breaks too.
  @inline(__always)
  static func isBlankOrControl(_ byte: UInt8) -> Bool { byte <= space || byte == delete }

  /// What ends a bare word: blanks and `; ' " ( ) { } [ ]`.
  @inline(__always)
  static func endsBareWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...space, delete, doubleQuote, singleQuote, openParenthesis, closeParenthesis, semicolon, openBracket,
      closeBracket, openBrace, closeBrace:
      true
    default: false
    }
  }

  /// Whether a bare word just goes on with this byte: neither its end, nor an interpolation, an escape or the start of a
  /// character that has to be looked at.
  @inline(__always)
  static func isPlainBare(_ byte: UInt8) -> Bool {
    byte < 0x80 && byte != dollar && byte != backslash && !endsBareWord(byte)
  }

  @inline(__always)
  static func isOpener(_ byte: UInt8) -> Bool {
    byte == openParenthesis || byte == openBracket || byte == openBrace
  }

  @inline(__always)
  static func isCloser(_ byte: UInt8) -> Bool {
    byte == closeParenthesis || byte == closeBracket || byte == closeBrace
  }

  /// The bracket that closes one.
  static func closer(of opener: UInt8) -> UInt8 {
    switch opener {
    case openParenthesis: closeParenthesis
    case openBracket: closeBracket
    default: closeBrace
    }
  }

  /// Whether a text is a NAME: `[A-Za-z_][A-Za-z0-9_]*`.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, isNameStart(first) else { return false }
    return text.utf8.allSatisfy(isNamePart)
  }
}
