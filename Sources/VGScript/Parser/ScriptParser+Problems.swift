import VgshBase

// MARK: - Problems

extension ScriptParser {
  /// Adds a diagnostic; behind the limit of them the rest of the source is not read.
  ///
  /// Not inlined, like everything here that puts messages together: its callers recurse, and the room its temporaries take
  /// on the stack would be taken at each level.
  @inline(never)
  mutating func report(
    _ code: SyntaxCode, _ message: String, at span: SourceSpan, labels: [Diagnostic.Label] = [], help: String? = nil
  ) {
    guard !isAbandoned else { return }
    diagnostics.append(Diagnostic(code, message, at: span, labels: labels, help: help))
    guard diagnostics.count >= Limits.errors else { return }
    diagnostics.append(Diagnostic(.tooManyErrors, "too many errors: the rest is not read", at: span))
    abandon()
  }

  /// Reports and gives what to throw.
  @inline(never)
  mutating func problem(
    _ code: SyntaxCode, _ message: String, at span: SourceSpan, labels: [Diagnostic.Label] = [], help: String? = nil
  ) -> Unparsable {
    report(code, message, at: span, labels: labels, help: help)
    return Unparsable()
  }

  /// Something is missing at the position: says so, or at the end of the text that a bracket is still open.
  @inline(never)
  mutating func missing(_ code: SyntaxCode, _ what: String, help: String? = nil) -> Unparsable {
    if isAtEnd, let bracket = brackets.last { return unclosed(bracket) }
    return problem(code, "expected \(what), found \(currentDescription)", at: currentTokenSpan, help: help)
  }

  @inline(never)
  mutating func unclosed(_ bracket: OpenBracket) -> Unparsable {
    let closer = Character(Unicode.Scalar(ASCII.closer(of: bracket.byte)))
    reportOpen(
      bracket.text, at: bracket.span, .unclosedBracket, "'\(bracket.text)' is never closed", help: "add '\(closer)'")
    return Unparsable()
  }

  /// The text ends inside a construct. Those around it are open too, of course: they are not reported.
  @inline(never)
  mutating func reportOpen(
    _ opener: String, at span: SourceSpan, _ code: SyntaxCode, _ message: String, help: String?
  ) {
    guard openConstruct == nil, !isAbandoned else { return }
    openConstruct = OpenConstruct(opener: opener, span: span)
    report(code, message, at: span, help: help)
  }

  /// Ends the run: everything reads as the end of the text, and no further problem is reported.
  mutating func abandon() {
    isAbandoned = true
    position = bytes.count
  }
}

// MARK: - Messages about what stands in the text

extension ScriptParser {
  /// What stands at the position as one thing: a name, a number, an operator of two characters, or a character; nothing
  /// at the end of the text or of a line.
  var currentTokenSpan: SourceSpan {
    guard !isAtEnd, !isAtNewline else { return span(from: position) }
    if ASCII.isNamePart(current) {
      var end = position + 1
      while end < bytes.count, ASCII.isNamePart(bytes[end]) { end += 1 }
      return span(from: position, to: end)
    }
    let isDoubled = peek(1) == current && !ASCII.isOpener(current) && !ASCII.isCloser(current) && current < 0x80
    return span(from: position, to: min(bytes.count, position + (isDoubled ? 2 : UTF8Reader.length(of: current))))
  }

  var currentDescription: String {
    guard !isAtEnd else { return "the end" }
    return isAtNewline ? "the end of the line" : describe(currentTokenSpan)
  }

  /// The text of a place for a message: shortened, and in quotes that it does not hold itself.
  func describe(_ place: SourceSpan) -> String {
    let text = Self.shortened(text(from: Int(place.lower), to: Int(place.upper)))
    return text.utf8.contains(ASCII.singleQuote) ? "\"\(text)\"" : "'\(text)'"
  }

  /// A text as far as a message has room for it.
  static func shortened(_ text: String) -> String {
    text.prefix(60).endIndex == text.endIndex ? text : "\(text.prefix(59))…"
  }

  /// How a text is best written as a quoted word.
  func quoted(_ text: String) -> String {
    let text = Self.shortened(text)
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
