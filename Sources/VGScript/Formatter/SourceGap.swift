/// What the source has between two tokens: blanks, line breaks, comments, between statements `;` too.
struct SourceGap {
  struct Comment {
    /// From its `#` to its last character that is no blank.
    var range: Range<Int>
    /// Line breaks between it and what stands before it.
    var lineBreaks: Int
  }

  var comments: [Comment] = []
  /// Line breaks behind the last comment, or all of them.
  var lineBreaks = 0
  /// Whether one more line ended there with `\`.
  var isContinued = false

  var breaksLine: Bool { lineBreaks > 0 || isContinued || !comments.isEmpty }
}

extension FormatWriter {
  /// Moves over the gap at the position.
  ///
  /// - Parameter isBetweenStatements: whether `;` belongs to it.
  mutating func takeGap(isBetweenStatements: Bool = false) -> SourceGap {
    var gap = SourceGap()
    while position < bytes.count {
      switch bytes[position] {
      case ASCII.space, ASCII.tab, ASCII.carriageReturn:
        position += 1
      case ASCII.lineFeed:
        gap.lineBreaks += 1
        position += 1
      case ASCII.semicolon where isBetweenStatements:
        position += 1
      case ASCII.backslash:
        guard let line = continuedLine else { return gap }
        gap.isContinued = true
        position = line
      case ASCII.hash:
        // No token begins with it where a gap can be.
        takeComment(into: &gap)
      default:
        return gap
      }
    }
    return gap
  }

  /// Where the line after this one begins, if the `\` here continues it.
  private var continuedLine: Int? {
    var end = position + 1
    if end < bytes.count, bytes[end] == ASCII.carriageReturn { end += 1 }
    return end < bytes.count && bytes[end] == ASCII.lineFeed ? end + 1 : nil
  }

  private mutating func takeComment(into gap: inout SourceGap) {
    let start = position
    while position < bytes.count, bytes[position] != ASCII.lineFeed { position += 1 }
    var end = position
    while ASCII.isBlankOrControl(bytes[end - 1]) { end -= 1 }
    gap.comments.append(
      SourceGap.Comment(range: start..<end, lineBreaks: max(gap.lineBreaks, gap.isContinued ? 1 : 0)))
    gap.lineBreaks = 0
    gap.isContinued = false
  }

  /// What stands before a token.
  mutating func lead(_ lead: Lead) {
    guard lead != .touching else { return }
    write(takeGap(), lead)
  }

  /// The gap before a token in its canonical form.
  mutating func write(_ gap: SourceGap, _ lead: Lead, closesBracket: Bool = false) {
    defer { isBehindOpener = false }
    guard gap.breaksLine, lead != .sameLine else {
      if lead == .blank || lead == .sameLine { blank() }
      return
    }
    // Outside of brackets nothing but `\` breaks a line within a statement.
    guard let outer = brackets.last else { return continueLine() }
    for comment in gap.comments { write(comment, outer + Self.step) }
    newLine(
      closesBracket ? outer : outer + Self.step,
      behindEmptyLine: gap.lineBreaks > 1 && !isBehindOpener && !closesBracket)
  }
}
