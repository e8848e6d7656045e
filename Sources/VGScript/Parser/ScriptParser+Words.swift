import VgshBase

// MARK: - Words of commands

extension ScriptParser {
  /// A word, up to the blank or the end of the command behind it.
  ///
  /// Something other than a blank stands at the position.
  mutating func parseWord() throws(Unparsable) -> Word {
    let start = position
    height = 0
    let kind = try parseWordKind()
    guard endsWord(at: position) else { return rejectTouchingWord(kind, from: start) }
    return Word(kind, at: span(from: start))
  }

  private mutating func parseWordKind() throws(Unparsable) -> Word.Kind {
    switch current {
    case ASCII.singleQuote, ASCII.doubleQuote:
      return .quoted(try parseQuoted())
    case ASCII.openBracket:
      return .list(try parseList())
    case ASCII.openBrace:
      return .record(try parseRecord())
    case ASCII.openParenthesis:
      let inner = try parseParenthesised()
      return .parenthesised(inner, try parseAccessors())
    default:
      let end = endOfName
      guard end > position, end < bytes.count, bytes[end] == ASCII.openParenthesis else { return try parseBareWord() }
      let call = try parseCall()
      return .call(call, try parseAccessors())
    }
  }

  /// `bare = part { part }`
  private mutating func parseBareWord() throws(Unparsable) -> Word.Kind {
    if current >= 0x80, let stray = StrayCharacter(in: bytes, at: position) {
      if stray.kind == .curlyQuote { return parseCurlyQuoted(stray) }
      if stray.kind == .dash, ASCII.isLetter(peek(stray.length)) { reportStray(stray) }
    }
    var builder = TextBuilder()
    var segment = position
    var tallest = 0
    scan: while position < bytes.count {
      let byte = bytes[position]
      guard !ASCII.isPlainBare(byte) else {
        position += 1
        continue
      }
      switch byte {
      case ASCII.dollar:
        guard ASCII.isNameStart(peek(1)) || peek(1) == ASCII.openBrace else {
          position += 1
          continue
        }
        builder.append(text(from: segment, to: position))
        builder.append(try parseInterpolation(inQuotes: false))
        tallest = max(tallest, height)
        segment = position
      case ASCII.backslash:
        if peek(1) == ASCII.dollar {
          builder.append(text(from: segment, to: position))
          segment = position + 1
          position += 2
        } else {
          guard !isContinuation(at: position) else { break scan }
          position += 1
        }
      case 0x80...:
        guard let stray = StrayCharacter(in: bytes, at: position) else {
          position += UTF8Reader.length(of: byte)
          continue
        }
        if stray.kind == .blank { break scan }
        if stray.kind != .dash { reportStray(stray) }
        position += stray.length
      default:
        break scan
      }
    }
    builder.append(text(from: segment, to: position))
    height = tallest
    return .bare(builder.parts)
  }

  /// `“text”`: reported, and read up to the closing quote on the line.
  private mutating func parseCurlyQuoted(_ stray: StrayCharacter) -> Word.Kind {
    let start = position
    reportStray(stray)
    position += stray.length
    while !isAtEnd, !isAtNewline {
      let closing = current >= 0x80 ? StrayCharacter(in: bytes, at: position) : nil
      position += UTF8Reader.length(of: current)
      if closing?.kind == .curlyQuote { return .invalid }
    }
    position = endOfRun(from: start)
    return .invalid
  }

  /// `o'brien`, `a[0]b`, `"a"b`: what touches is taken as the one word it was meant to be.
  private mutating func rejectTouchingWord(_ kind: Word.Kind, from start: Int) -> Word {
    let touching = position
    position = max(touching, endOfRun(from: start))
    let run = span(from: start)
    let written = text(from: start, to: position)
    switch kind {
    case .bare:
      report(
        .wordNeedsQuotes, "a word with \(describeCharacter(at: touching)) in it needs quotes", at: run,
        help: helpForTouching(at: touching, written: written))
    case .quoted(let literal) where isOverLines(literal.span):
      report(
        .wordsTouch, "words stand apart by blanks", at: span(from: touching),
        labels: [
          Diagnostic.Label(span(from: start, to: start + 1), "this text began here: is its closing quote missing?")
        ])
    case .quoted where bytes[touching - 2] == ASCII.openBracket:
      report(
        .wordsTouch, "words stand apart by blanks", at: run,
        help: "within \"…\" a key in quotes is taken by ${…}: \"${$row[\"key\"]}\"")
    case .quoted, .list, .record, .parenthesised, .call, .invalid:
      report(
        .wordsTouch, "words stand apart by blanks", at: run,
        help: "put a blank before \(describeCharacter(at: touching)), or one pair of quotes around it all")
    }
    return Word(.invalid, at: run)
  }

  private func helpForTouching(at place: Int, written: String) -> String {
    guard bytes[place] == ASCII.openBracket, written.contains("$") else { return "quote it: \(quoted(written))" }
    return
      "between '[' and ']' a word takes a number, $name or a quoted key, without blanks; anything else goes into ${…}"
  }

  private func describeCharacter(at place: Int) -> String {
    guard let scalar = UTF8Reader.scalar(in: bytes, at: place) else { return "this character" }
    return scalar == "'" ? "\"'\"" : "'\(Character(scalar))'"
  }

  private func isOverLines(_ place: SourceSpan) -> Bool {
    bytes[Int(place.lower)..<Int(place.upper)].contains(ASCII.lineFeed)
  }
}
