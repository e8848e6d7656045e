import VgshBase

// MARK: - What stands where a value is expected and is none

extension ScriptParser {
  /// A number or a duration; what only begins like one is reported.
  mutating func parseNumber() -> Expression {
    let start = position
    let literal = NumericLiteral(in: bytes, at: start)
    position = literal.end
    let kind: Expression.Kind
    switch literal.value {
    case .integer(let value): kind = .integer(value)
    case .double(let value): kind = .double(value)
    case .duration(let value): kind = .duration(value)
    case .malformed(let problem):
      reportMalformed(problem, from: start)
      return Expression(.invalid, at: span(from: start))
    }
    // 10.0.0.1, 12:30, 5@x: text that begins with a number.
    let goesOn = current == ASCII.dot ? peek(1) != ASCII.dot : isInsideUnquotedText(current)
    guard goesOn else { return Expression(kind, at: span(from: start)) }
    reportMalformed(nil, from: start)
    return Expression(.invalid, at: span(from: start))
  }

  /// Reports a number that is none and takes all that touches it.
  private mutating func reportMalformed(_ problem: NumericLiteral.Problem?, from start: Int) {
    position = max(position, endOfUnquotedText(from: position))
    let place = span(from: start)
    let written = text(from: startOfUnquotedText(before: start), to: position)
    let quote = "text needs quotes: \(quoted(written))"
    switch problem {
    case .leadingZero:
      report(.leadingZero, "a number has no leading zeros", at: place, help: quote)
    case .tooLarge:
      report(.numberTooLarge, "\(describe(place)) is too large", at: place, help: quote)
    case .missingFraction:
      report(.badNumber, "digits are missing behind the point of \(describe(place))", at: place)
    case .missingExponent:
      report(.badNumber, "digits are missing behind the exponent of \(describe(place))", at: place)
    case .unknownUnit:
      let isCompound = written.utf8.last.map(ASCII.isLetter) == true && written.utf8.allSatisfy(ASCII.isNamePart)
      let help = isCompound ? "a duration has one unit: ms, s, m, h or d (1h + 30m); \(quote)" : quote
      report(.unknownUnit, "\(describe(place)) is neither a number nor a duration", at: place, help: help)
    case nil:
      report(.badNumber, "\(describe(place)) is no number", at: place, help: quote)
    }
  }

  /// Text without quotes. It is taken, and what follows is read, unless it looks like a command.
  @inline(never)
  mutating func parseUnquotedText() throws(Unparsable) -> Expression {
    let start = position
    let nameEnd = endOfName
    position = max(endOfUnquotedText(from: start), nameEnd)
    let place = span(from: start)
    let written = text(from: start, to: position)
    let isName = position == nameEnd
    skipBlanks()
    guard isName, current == ASCII.openParenthesis else {
      try reportUnquotedText(at: place, isName: isName)
      return Expression(.invalid, at: place)
    }
    reportBlankBeforeParenthesis(written, at: place)
    let call = try parseArguments(of: Name(written, at: place))
    return Expression(.call(call), at: call.span)
  }

  /// Not to be inlined: its messages would take room on the stack at each level of nested calls.
  @inline(never)
  private mutating func reportBlankBeforeParenthesis(_ name: String, at place: SourceSpan) {
    report(
      .blankBeforeParenthesis, "a blank between '\(name)' and '('", at: place,
      help: "a function is called as \(name)(…); a command stands in parentheses of its own: (\(name) …)")
  }

  /// The position is behind the text and the blanks that follow.
  @inline(never)
  private mutating func reportUnquotedText(at place: SourceSpan, isName: Bool) throws(Unparsable) {
    let message = "\(describe(place)) stands without quotes where a value is expected"
    let written = Self.shortened(text(from: Int(place.lower), to: Int(place.upper)))
    guard isAtOperatorOrEnd() else {
      throw problem(
        .unquotedText, message, at: place,
        help: "a command stands in parentheses here: (\(written) …); text needs quotes: \(quoted(written))")
    }
    report(
      .unquotedText, message, at: place,
      help: isName
        ? "text is \(quoted(written)), a variable $\(written), a command's value (\(written))"
        : "text needs quotes: \(quoted(written))")
  }

  /// Nothing that a value begins with stands here.
  mutating func rejectPrimary() throws(Unparsable) -> Expression {
    let start = position
    switch current {
    case ASCII.exclamation:
      report(.foreignOperator, "'!' is written 'not' here", at: span(from: start, to: start + 1), help: "not (…)")
      while current == ASCII.exclamation || current == ASCII.minus {
        position += 1
        skipBlanks()
      }
      return try parseOperand()
    case ASCII.dot where ASCII.isDigit(peek(1)):
      position = endOfUnquotedText(from: start)
      let place = span(from: start)
      report(
        .badNumber, "a number begins with a digit", at: place, help: "write 0\(text(from: start, to: position))")
      return Expression(.invalid, at: place)
    case ASCII.plus, ASCII.slash, ASCII.tilde, UInt8(ascii: "@"), ASCII.underscore, UInt8(ascii: "^"),
      ASCII.percent, ASCII.hash:
      guard endOfUnquotedText(from: start) > start + 1 else { break }
      return try parseUnquotedText()
    case 0x80...:
      return try rejectForeignCharacter()
    default:
      break
    }
    if isAtEnd || isAtNewline || ASCII.isCloser(current) || current == ASCII.comma || current == ASCII.semicolon {
      throw missing(.expectedExpression, "a value")
    }
    throw problem(
      .unexpectedCharacter, "expected a value, found \(currentDescription)", at: currentTokenSpan,
      help: "text needs quotes")
  }

  private mutating func rejectForeignCharacter() throws(Unparsable) -> Expression {
    let start = position
    guard let stray = StrayCharacter(in: bytes, at: start), stray.kind == .curlyQuote else {
      return try parseUnquotedText()
    }
    reportStray(stray)
    position += stray.length
    while !isAtEnd, !isAtNewline {
      let closing = current >= 0x80 ? StrayCharacter(in: bytes, at: position) : nil
      position += UTF8Reader.length(of: current)
      if closing?.kind == .curlyQuote { return Expression(.invalid, at: span(from: start)) }
    }
    throw Unparsable()
  }

  // MARK: The extent of unquoted text

  /// Whether a byte goes on with text somebody forgot to quote, and with nothing an expression may have there.
  private func isInsideUnquotedText(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "@"), UInt8(ascii: "^"), ASCII.backslash, ASCII.hash, ASCII.tilde, ASCII.question,
      ASCII.underscore, ASCII.colon, 0x80...:
      true
    default: false
    }
  }

  func endOfUnquotedText(from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != ASCII.comma, !ASCII.endsBareWord(bytes[end]) {
      if bytes[end] == ASCII.backslash, isContinuation(at: end) { break }
      if bytes[end] >= 0x80, let stray = StrayCharacter(in: bytes, at: end), stray.kind != .dash { break }
      end += UTF8Reader.length(of: bytes[end])
    }
    return min(end, bytes.count)
  }

  private func startOfUnquotedText(before place: Int) -> Int {
    var start = place
    // What lies further back is of no help, and looking for it again and again would take its time.
    let first = max(contentStart, place - 60)
    while start > first, bytes[start - 1] != ASCII.comma, !ASCII.endsBareWord(bytes[start - 1]) { start -= 1 }
    return start
  }
}
