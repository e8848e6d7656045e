import VgshBase

// MARK: - Looking ahead

extension ScriptParser {
  /// A place to come back to, with what was known there.
  struct Mark {
    fileprivate let position: Int
    fileprivate let blanks: Range<Int>
    fileprivate let comments: Int
    fileprivate let diagnostics: Int
    fileprivate let openConstruct: OpenConstruct?

    func isSamePlace(as other: Mark) -> Bool { position == other.position }
  }

  var mark: Mark {
    Mark(
      position: position, blanks: blanks, comments: comments.count, diagnostics: diagnostics.count,
      openConstruct: openConstruct)
  }

  /// Forgets what was read since. Only for looking over blanks and comments: nothing else is read twice.
  mutating func goBack(to mark: Mark) {
    guard !isAbandoned else { return }
    position = mark.position
    blanks = mark.blanks
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

  /// One behind the run of characters up to the next blank, with brackets and what is in them: what the author took for
  /// one word. At least one character.
  func endOfRun(from start: Int) -> Int {
    var end = start
    var depth = 0
    var firstBlank: Int?
    while end < bytes.count {
      let byte = bytes[end]
      if ASCII.isBlankOrControl(byte) || byte == ASCII.semicolon {
        // Blanks belong to it only within brackets that are closed on the same line, not too far away.
        let isBlank = byte == ASCII.space || byte == ASCII.tab
        guard depth > 0, isBlank, end - (firstBlank ?? end) < 200 else { break }
        firstBlank = firstBlank ?? end
      }
      if ASCII.isOpener(byte) { depth += 1 }
      if ASCII.isCloser(byte) {
        guard depth > 0 else { break }
        depth -= 1
      }
      end += 1
    }
    if depth > 0 { end = firstBlank ?? end }
    return max(end, min(bytes.count, start + 1))
  }
}
