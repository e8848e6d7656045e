/// Which texts need no quotes as words of a command.
package enum BareWord {
  /// Whether a text, written without quotes, is one word with just this text, and nothing else: no literal, option,
  /// operator, interpolation or comment.
  package static func says(_ text: String) -> Bool {
    var text = text
    guard text.withUTF8(isPlain), BareLiteral(text) == nil else { return false }
    return text != "not" && text != "?" && BinaryOperator(rawValue: text) == nil
  }

  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    switch first {
    case ASCII.minus, ASCII.hash, ASCII.equal, ASCII.exclamation, ASCII.less, ASCII.greater, ASCII.pipe,
      ASCII.ampersand:
      return false
    default: break
    }
    return bytes.indices.allSatisfy { place in
      ASCII.isPlainBare(bytes[place]) || (bytes[place] >= 0x80 && StrayCharacter(in: bytes, at: place) == nil)
    }
  }

  /// Whether a word could be one of those a command is called by, as far as that can be told without a list of them.
  static func mayBeName(_ text: String) -> Bool {
    guard let first = text.utf8.first, ASCII.isLowercaseLetter(first) else { return false }
    return text.utf8.allSatisfy {
      ASCII.isLowercaseLetter($0) || ASCII.isDigit($0) || $0 == ASCII.minus || $0 == ASCII.underscore
    }
  }
}
