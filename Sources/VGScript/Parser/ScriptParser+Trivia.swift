import VgshBase

// MARK: - Blanks, comments, ends of lines

extension ScriptParser {
  var isAtNewline: Bool {
    current == ASCII.lineFeed || (current == ASCII.carriageReturn && peek(1) == ASCII.lineFeed)
  }

  /// Whether a statement can end here: at the end of the line, `;`, or the `}` of the block.
  var isAtStatementEnd: Bool {
    isAtEnd || isAtNewline || current == ASCII.semicolon || current == ASCII.closeBrace
  }

  /// Skips blanks, continued line ends and a comment, and inside brackets newlines.
  mutating func skipBlanks() {
    let start = position == blanks.upperBound ? blanks.lowerBound : position
    defer { blanks = start..<position }
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case ASCII.space, ASCII.tab:
        position += 1
      case ASCII.lineFeed:
        guard !brackets.isEmpty else { return }
        position += 1
      case ASCII.carriageReturn:
        guard !isAtNewline || !brackets.isEmpty else { return }
        position += 1
      case ASCII.backslash:
        guard skipContinuation() else { return }
      case ASCII.hash:
        guard beginsComment else { return }
        skipComment()
      case 0..<ASCII.space, ASCII.delete:
        position += 1
      case 0x80...:
        guard skipStrayBlank() else { return }
      default:
        return
      }
    }
  }

  /// Skips everything that may stand between two statements.
  mutating func skipSeparators() {
    while true {
      skipBlanks()
      if current == ASCII.semicolon || isAtNewline {
        position += 1
      } else {
        return
      }
    }
  }

  /// Skips newlines with blanks and comments, but no `;`, to see what the next line begins with.
  mutating func skipNewlines() {
    skipBlanks()
    while isAtNewline {
      position += 1
      skipBlanks()
    }
  }

  /// Moves over a `\` at the end of a line and that end; false if the `\` here is something else.
  @inline(never)
  private mutating func skipContinuation() -> Bool {
    let start = position
    let line = endOfBlanks(from: start + 1)
    guard line >= bytes.count || isNewline(at: line) else { return false }
    if line > start + 1 {
      report(
        .blankAfterBackslash, "a blank behind the '\\' keeps it from continuing the line",
        at: span(from: start, to: line),
        help: "remove the blanks at the end of the line")
    } else if line >= bytes.count {
      reportOpen(
        "\\", at: span(from: start, to: line), .unclosedLine,
        "the line goes on behind the '\\', but the text ends here",
        help: "remove the '\\'")
    }
    position = min(bytes.count, line)
    if current == ASCII.carriageReturn { position += 1 }
    if current == ASCII.lineFeed { position += 1 }
    return true
  }

  /// Whether the `\` at a place continues the line; its blanks at the end of the line, if any, are reported later.
  func isContinuation(at place: Int) -> Bool {
    let line = endOfBlanks(from: place + 1)
    return line >= bytes.count || isNewline(at: line)
  }

  private func endOfBlanks(from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] == ASCII.space || bytes[end] == ASCII.tab { end += 1 }
    return end
  }

  private func isNewline(at place: Int) -> Bool {
    guard bytes[place] == ASCII.carriageReturn else { return bytes[place] == ASCII.lineFeed }
    return place + 1 < bytes.count && bytes[place + 1] == ASCII.lineFeed
  }

  /// Whether the `#` here begins a comment: behind a blank, a separator, a comma or a bracket.
  private var beginsComment: Bool {
    guard position > contentStart else { return true }
    let before = bytes[position - 1]
    return ASCII.isBlankOrControl(before) || before == ASCII.semicolon || before == ASCII.comma
      || ASCII.isOpener(before) || ASCII.isCloser(before)
  }

  private mutating func skipComment() {
    let start = position
    while position < bytes.count, bytes[position] != ASCII.lineFeed { position += 1 }
    let end =
      position > start && position < bytes.count && bytes[position - 1] == ASCII.carriageReturn
      ? position - 1 : position
    position = end
    comments.append(span(from: start))
  }

  /// Reports and skips a character that looks like a blank or like nothing; false if another one stands here.
  @inline(never)
  private mutating func skipStrayBlank() -> Bool {
    guard let stray = StrayCharacter(in: bytes, at: position), stray.kind == .blank || stray.kind == .invisible else {
      return false
    }
    reportStray(stray)
    position += stray.length
    return true
  }

  /// Reports a stray character at the position.
  @inline(never)
  mutating func reportStray(_ stray: StrayCharacter) {
    let place = span(from: position, to: position + stray.length)
    switch stray.kind {
    case .blank:
      report(
        .invisibleCharacter, "\(stray.name) instead of a blank", at: place, help: "type a blank, or quote the text")
    case .invisible:
      report(
        .invisibleCharacter, "\(stray.name), which cannot be seen", at: place, help: "remove it, or quote the text")
    case .curlyQuote:
      report(.curlyQuote, "\(stray.name) instead of a straight one", at: place, help: "type \" or '")
    case .dash:
      report(.typographicDash, "\(stray.name) instead of '--'", at: place, help: "type two dashes")
    }
  }
}
