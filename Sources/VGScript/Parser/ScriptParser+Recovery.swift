import VgshBase

// MARK: - Going on after a mistake

extension ScriptParser {
  /// What surrounds a construct that may fail.
  struct Surroundings {
    fileprivate let brackets: Int
    fileprivate let nesting: Int
    fileprivate let recursion: Int
  }

  var surroundings: Surroundings {
    Surroundings(brackets: brackets.count, nesting: nesting, recursion: recursion)
  }

  /// Leaves the brackets that a failed construct left open, and gives them, outermost first.
  private mutating func leaveBrackets(since surroundings: Surroundings) -> [UInt8] {
    let open = brackets[surroundings.brackets...].map(\.byte)
    brackets.removeLast(open.count)
    nesting = surroundings.nesting
    recursion = surroundings.recursion
    return open
  }

  /// Skips the rest of a failed statement: to the end of its line or `;` or the `}` of its block, over whole brackets.
  mutating func recover(to surroundings: Surroundings) {
    skip(leaveBrackets(since: surroundings), stopsAtBrace: false)
  }

  /// Skips the rest of the failed expression of a header: to the `{` of the block, or as far as `recover` goes.
  mutating func recoverToBlock(_ surroundings: Surroundings) {
    skip(leaveBrackets(since: surroundings), stopsAtBrace: true)
  }

  /// Moves behind the `}` of an interpolation that could not be read, if that comes before the end of its text and line.
  mutating func skipToInterpolationEnd(_ surroundings: Surroundings) -> Bool {
    var end = position
    var depth = 0
    while end < bytes.count, bytes[end] != ASCII.lineFeed, bytes[end] != ASCII.doubleQuote {
      if bytes[end] == ASCII.openBrace { depth += 1 }
      if bytes[end] == ASCII.closeBrace {
        guard depth > 0 else {
          _ = leaveBrackets(since: surroundings)
          position = end + 1
          return true
        }
        depth -= 1
      }
      end += 1
    }
    return false
  }

  /// How far a bracket is looked after: what is not closed by then is taken to be never closed.
  private static let recoveryDistance = 16 << 10

  private mutating func skip(_ openBrackets: [UInt8], stopsAtBrace: Bool) {
    var open = openBrackets
    var firstNewline: Int?
    let start = position
    while position < bytes.count, position - start < Self.recoveryDistance {
      let byte = bytes[position]
      switch byte {
      case ASCII.lineFeed:
        guard !open.isEmpty else { return stepBackOverReturn() }
        firstNewline = firstNewline ?? position
        position += 1
      case ASCII.semicolon:
        if open.isEmpty { return }
        position += 1
      case ASCII.doubleQuote, ASCII.singleQuote:
        position = endOfQuotedOnLine(from: position)
      case ASCII.hash where position > 0 && ASCII.isBlankOrControl(bytes[position - 1]):
        while position < bytes.count, bytes[position] != ASCII.lineFeed { position += 1 }
      case _ where ASCII.isOpener(byte):
        if stopsAtBrace, byte == ASCII.openBrace, open.isEmpty { return }
        open.append(byte)
        position += 1
      case _ where ASCII.isCloser(byte):
        if byte == ASCII.closeBrace, !open.contains(ASCII.openBrace) {
          // The end of the block around: its line is the last that can belong to the statement.
          return open.isEmpty || firstNewline == nil ? () : giveUp(at: firstNewline)
        }
        // Another closer than the one that is due is taken for it: a slip of the finger.
        if !open.isEmpty { open.removeLast() }
        position += 1
      default:
        position += 1
      }
    }
    if !open.isEmpty { giveUp(at: firstNewline) }
  }

  /// No bracket to trust: the next line is as good a place as any.
  private mutating func giveUp(at newline: Int?) {
    guard let newline else {
      while position < bytes.count, bytes[position] != ASCII.lineFeed { position += 1 }
      return stepBackOverReturn()
    }
    position = newline
    stepBackOverReturn()
  }

  private mutating func stepBackOverReturn() {
    if position > 0, position <= bytes.count, bytes[position - 1] == ASCII.carriageReturn { position -= 1 }
  }

  /// One behind the quoted text that begins here, if it ends on its line; else one behind the quote.
  private func endOfQuotedOnLine(from start: Int) -> Int {
    let quote = bytes[start]
    var end = start + 1
    while end < bytes.count, bytes[end] != ASCII.lineFeed {
      if bytes[end] == quote { return end + 1 }
      end += bytes[end] == ASCII.backslash && quote == ASCII.doubleQuote ? 2 : 1
    }
    return start + 1
  }
}
