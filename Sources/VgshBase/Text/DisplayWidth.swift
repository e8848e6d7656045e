/// How many columns text takes on a terminal.
package enum DisplayWidth {
  /// Columns of a text, which must hold no control characters (see `String.visible`).
  package static func of(_ text: String) -> Int {
    var ascii = true
    var count = 0
    for byte in text.utf8 {
      if byte >= 0x80 {
        ascii = false
        break
      }
      count += 1
    }
    if ascii { return count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// Columns of one character as people see it: an emoji of several code points takes two.
  package static func of(_ character: Character) -> Int {
    var width = 0
    for scalar in character.unicodeScalars {
      if scalar == "\u{FE0F}" { width = max(width, 2) }
      width = max(width, of(scalar))
    }
    return width
  }

  /// The longest beginning of a text that fits into so many columns, and the columns it takes.
  package static func prefix(of text: String, columns: Int) -> (text: Substring, columns: Int) {
    var used = 0
    var index = text.startIndex
    while index < text.endIndex {
      let width = of(text[index])
      if used + width > columns { break }
      used += width
      text.formIndex(after: &index)
    }
    return (text[..<index], used)
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .spacingMark,
      .decimalNumber,
      .letterNumber, .otherNumber, .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol,
      .otherSymbol, .spaceSeparator, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
      break
    @unknown default: break
    }
    if scalar.properties.isEmojiPresentation { return 2 }
    return isWide(scalar.value) ? 2 : 1
  }

  /// East Asian Wide and Fullwidth, by the blocks of Unicode 15's EastAsianWidth.txt.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
      0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
