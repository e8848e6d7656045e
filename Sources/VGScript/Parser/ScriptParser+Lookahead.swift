import VgshBase

// MARK: - Looking ahead

extension ScriptParser {
  /// A place to come back to, with what was known there.
  struct Mark {
    fileprivate let position: Int
    fileprivate let comments: Int
    fileprivate let diagnostics: Int
    fileprivate let openConstruct: OpenConstruct?

    func isSamePlace(as other: Mark) -> Bool { position == other.position }
  }

  var mark: Mark {
    Mark(
      position: position, comments: comments.count, diagnostics: diagnostics.count, openConstruct: openConstruct)
  }

  /// Forgets what was read since. Only for looking over blanks and comments: nothing else is read twice.
  mutating func goBack(to mark: Mark) {
    guard !isAbandoned else { return }
    position = mark.position
    comments.removeLast(comments.count - mark.comments)
    diagnostics.removeLast(diagnostics.count - mark.diagnostics)
    openConstruct = mark.openConstruct
  }

  /// One behind the NAME at the position; the position itself where none begins.
  var endOfName: Int {
    guard ASCII.isNameStart(current) else { return position }
    var end = position + 1
    while end < bytes.count, ASCII.isNamePart(bytes[end]) { end += 1 }
    return end
  }

  /// Whether just this NAME stands at the position.
  func isAtWord(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard position + length <= bytes.count, !ASCII.isNamePart(peek(length)) else { return false }
    for offset in 0..<length where word.utf8Start[offset] != bytes[position + offset] { return false }
    return true
  }

  /// Takes just this NAME.
  mutating func take(word: StaticString) -> Bool {
    guard isAtWord(word) else { return false }
    position += word.utf8CodeUnitCount
    return true
  }

  /// One behind the run of characters up to the next blank, with brackets and quotes inside: what the author took for one
  /// word. At least one character.
  func endOfRun(from start: Int) -> Int {
    var end = start
    var depth = 0
    while end < bytes.count {
      let byte = bytes[end]
      if ASCII.isBlankOrControl(byte) || byte == ASCII.semicolon { break }
      if ASCII.isOpener(byte) { depth += 1 }
      if ASCII.isCloser(byte) {
        guard depth > 0 else { break }
        depth -= 1
      }
      end += 1
    }
    return max(end, min(bytes.count, start + 1))
  }

  /// How a text is best written as a quoted word.
  func quoted(_ text: String) -> String {
    if !text.utf8.contains(where: { $0 == ASCII.doubleQuote || $0 == ASCII.backslash || $0 == ASCII.dollar }) {
      return "\"\(text)\""
    }
    if !text.utf8.contains(ASCII.singleQuote) { return "'\(text)'" }
    let escaped = text.reduce(into: "") { result, character in
      if character == "\"" || character == "\\" || character == "$" { result.append("\\") }
      result.append(character)
    }
    return "\"\(escaped)\""
  }
}
