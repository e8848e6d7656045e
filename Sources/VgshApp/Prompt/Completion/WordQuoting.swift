import VgshBase

/// How a text is written so that a command reads it as one word.
enum WordQuoting {
  /// Whether a bare word ends before this character.
  static func endsBareWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\t", "\n", "\r", ";", "'", "\"", "(", ")", "{", "}", "[", "]": true
    default: false
    }
  }

  /// Whether a text can stand as it is.
  static func isBare(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first != "-", first != "#", !operators.contains(text) else {
      return false
    }
    return text.unicodeScalars.allSatisfy { !endsBareWord($0) && $0 != "$" && $0 != "\\" && isOrdinary($0) }
  }

  /// Words that mean something to the language, or look as if they did.
  private static let operators: Set<String> = ["|", "||", ">", ">>", "<", "<<", "&", "&&", "!", "=", "=="]

  /// Whether the language takes a character outside of quotes: no invisible one, no curly quote.
  private static func isOrdinary(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return !scalar.isControlling }
    switch scalar.properties.generalCategory {
    case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .initialPunctuation,
      .finalPunctuation, .surrogate, .unassigned:
      return false
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation,
      .dashPunctuation, .openPunctuation, .closePunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol, .privateUse:
      return true
    @unknown default: return true
    }
  }

  /// The quotes that all these texts can be written in, so that what they have in common stays common; nil for none.
  ///
  /// - Parameter open: the quote that was typed already.
  static func quote(for texts: [String], open: PartialWord.Quote?) -> PartialWord.Quote? {
    if open == nil, texts.allSatisfy(isBare) { return nil }
    if open == .double { return .double }
    return texts.allSatisfy { text in text.unicodeScalars.allSatisfy { $0 != "'" && !$0.isControlling } }
      ? .single : .double
  }

  /// A text in these quotes.
  ///
  /// - Parameter isClosed: whether the word is at its end, which a folder's name is not.
  static func written(_ text: String, in quote: PartialWord.Quote?, isClosed: Bool) -> String {
    switch quote {
    case nil: text
    case .single: "'\(text)" + (isClosed ? "'" : "")
    case .double: "\"\(text.unicodeScalars.map(escaped).joined())" + (isClosed ? "\"" : "")
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"", "\\", "$": "\\\(scalar)"
    case "\n": "\\n"
    case "\t": "\\t"
    case "\r": "\\r"
    default: scalar.isControlling ? "\\u{\(String(scalar.value, radix: 16, uppercase: true))}" : String(scalar)
    }
  }
}
