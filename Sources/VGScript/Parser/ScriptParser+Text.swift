import VgshBase

// MARK: - Quoted texts

extension ScriptParser {
  /// `'raw'` or `"text"`, from its quote on.
  mutating func parseQuoted() throws(Unparsable) -> TextLiteral {
    current == ASCII.singleQuote ? try parseRaw() : try parseInterpolated()
  }

  private mutating func parseRaw() throws(Unparsable) -> TextLiteral {
    let start = position
    position += 1
    while !isAtEnd, current != ASCII.singleQuote { position += 1 }
    guard !isAtEnd else { throw unclosedText(from: start, quote: "'") }
    position += 1
    height = 0
    let raw = textWithPlainLines(from: start + 1, to: position - 1)
    return TextLiteral(quote: .single, parts: raw.isEmpty ? [] : [.text(raw)], span: span(from: start))
  }

  private mutating func parseInterpolated() throws(Unparsable) -> TextLiteral {
    let start = position
    position += 1
    var builder = TextBuilder()
    var segment = position
    var tallest = 0
    while true {
      guard !isAtEnd else { throw unclosedText(from: start, quote: "\"") }
      switch current {
      case ASCII.doubleQuote:
        builder.append(text(from: segment, to: position))
        position += 1
        try grow(over: tallest, at: span(from: start, to: start + 1))
        return TextLiteral(quote: .double, parts: builder.parts, span: span(from: start))
      case ASCII.backslash:
        builder.append(text(from: segment, to: position))
        builder.append(parseEscape())
        segment = position
      case ASCII.dollar where ASCII.isNameStart(peek(1)) || peek(1) == ASCII.openBrace:
        builder.append(text(from: segment, to: position))
        builder.append(try parseInterpolation(inQuotes: true))
        tallest = max(tallest, height)
        segment = position
      case ASCII.carriageReturn where isAtNewline:
        builder.append(text(from: segment, to: position))
        position += 1
        segment = position
      default:
        position += 1
      }
    }
  }

  private mutating func unclosedText(from start: Int, quote: String) -> Unparsable {
    reportOpen(
      quote, at: span(from: start, to: start + 1), .unclosedText, "this text is never closed", help: "add \(quote)")
    return Unparsable()
  }

  /// The text an escape stands for.
  private mutating func parseEscape() -> String {
    let start = position
    position += 1
    let escaped = current
    guard !isAtEnd else { return "" }
    position += UTF8Reader.length(of: escaped)
    switch escaped {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case ASCII.doubleQuote: return "\""
    case ASCII.backslash: return "\\"
    case ASCII.dollar: return "$"
    case UInt8(ascii: "u"): return parseUnicodeEscape(from: start)
    default:
      let isLineEnd = ASCII.isBlankOrControl(escaped)
      let place = span(from: start, to: isLineEnd ? start + 1 : position)
      report(
        .unknownEscape, isLineEnd ? "nothing to escape behind '\\'" : "unknown escape \(describe(place))", at: place,
        help: "use '…', where nothing is special, or write the backslash as \\\\")
      // A line break stays what it is.
      if isLineEnd { position = start + 1 }
      return isLineEnd ? "\\" : text(from: start, to: position)
    }
  }

  /// `\u{1F600}`: one to six hexadecimal digits of a scalar.
  private mutating func parseUnicodeEscape(from start: Int) -> String {
    if current == ASCII.openBrace {
      position += 1
      let digits = position
      var value: UInt32 = 0
      while let digit = Character(Unicode.Scalar(current)).hexDigitValue, current < 0x80, position < digits + 7 {
        value = value << 4 | UInt32(digit)
        position += 1
      }
      if current == ASCII.closeBrace, (1...6).contains(position - digits), let scalar = Unicode.Scalar(value) {
        position += 1
        return String(Character(scalar))
      }
      if current == ASCII.closeBrace { position += 1 }
    } else {
      var digits = 0
      while digits < 4, Character(Unicode.Scalar(current)).isHexDigit, current < 0x80 {
        position += 1
        digits += 1
      }
    }
    report(
      .badUnicodeEscape, "\(describe(span(from: start))) is no character", at: span(from: start),
      help: "write up to six hexadecimal digits in braces: \\u{1F600}")
    return "\u{FFFD}"
  }
}

// MARK: - Interpolation

extension ScriptParser {
  /// `$name.field[0]`, the longest chain that fits, or `${expression}`.
  mutating func parseInterpolation(inQuotes: Bool) throws(Unparsable) -> Interpolation {
    let start = position
    height = 0
    if peek(1) == ASCII.openBrace {
      let expression = try parseBracedInterpolation(inQuotes: inQuotes)
      return Interpolation(expression: expression, isBraced: true, span: span(from: start))
    }
    position += 1
    let name = position
    position = endOfName
    let variable = Expression(.variable(text(from: name, to: position)), at: span(from: start))
    var accessors: [Accessor] = []
    while let accessor = try parseFittingAccessor(inQuotes: inQuotes) { accessors.append(accessor) }
    height = accessors.isEmpty ? 0 : 2
    let expression = accessors.isEmpty ? variable : Expression(.access(variable, accessors), at: span(from: start))
    return Interpolation(expression: expression, isBraced: false, span: span(from: start))
  }

  private mutating func parseBracedInterpolation(inQuotes: Bool) throws(Unparsable) -> Expression {
    let surroundings = surroundings
    let start = position
    do {
      try open(2)
      let expression =
        if let variable = try parseBracedVariable() { variable } else { try parseExpression() }
      skipBlanks()
      try close()
      return expression
    } catch {
      // Within a text only the rest of the braces is lost, where their end is in sight.
      guard inQuotes, openConstruct == nil, !isAbandoned, skipToInterpolationEnd(surroundings) else { throw error }
      return Expression(.invalid, at: span(from: start))
    }
  }

  /// `${name}` and `${name.field}`: as in every shell, the braces only say where the name ends.
  private mutating func parseBracedVariable() throws(Unparsable) -> Expression? {
    let start = position
    guard ASCII.isNameStart(current) else { return nil }
    let end = endOfName
    let name = text(from: start, to: end)
    let next = end < bytes.count ? bytes[end] : 0
    guard [ASCII.closeBrace, ASCII.dot, ASCII.openBracket].contains(next),
      !["true", "false", "null"].contains(name)
    else { return nil }
    position = end
    height = 0
    let variable = Expression(.variable(name), at: span(from: start))
    let accessors = try parseAccessors()
    guard !accessors.isEmpty else { return variable }
    return Expression(.access(variable, accessors), at: span(from: start))
  }

  /// `"." NAME | "[" index "]"`, or nothing where the characters do not fit: then they are text.
  private mutating func parseFittingAccessor(inQuotes: Bool) throws(Unparsable) -> Accessor? {
    let start = position
    if current == ASCII.dot, ASCII.isNameStart(peek(1)) {
      position += 1
      let name = position
      position = endOfName
      return Accessor(.field(text(from: name, to: position)), at: span(from: start))
    }
    guard current == ASCII.openBracket else { return nil }
    position += 1
    guard let index = try parseFittingIndex(inQuotes: inQuotes), current == ASCII.closeBracket else {
      position = start
      return nil
    }
    position += 1
    return Accessor(.index(index), at: span(from: start))
  }

  /// `index = [ "-" ] INT | "$" NAME | quoted`
  private mutating func parseFittingIndex(inQuotes: Bool) throws(Unparsable) -> Expression? {
    let start = position
    switch current {
    case ASCII.minus where ASCII.isDigit(peek(1)), ASCII.zero...ASCII.nine:
      let literal = NumericLiteral(in: bytes, at: start)
      guard case .integer(let index) = literal.value else { return nil }
      position = literal.end
      return Expression(.integer(index), at: span(from: start))
    case ASCII.dollar where ASCII.isNameStart(peek(1)):
      position += 1
      position = endOfName
      return Expression(.variable(text(from: start + 1, to: position)), at: span(from: start))
    case ASCII.singleQuote where !inQuotes, ASCII.doubleQuote where !inQuotes:
      let literal = try parseQuoted()
      return Expression(.text(literal), at: literal.span)
    default:
      return nil
    }
  }
}
