import VgshBase

// MARK: - Brackets and depth

extension ScriptParser {
  /// Takes an opening bracket of some bytes; inside it newlines are blanks.
  mutating func open(_ length: Int = 1) throws(Unparsable) {
    let place = span(from: position, to: position + length)
    brackets.append(
      OpenBracket(byte: bytes[position + length - 1], span: place, text: text(from: position, to: position + length)))
    position += length
    try enter(at: place)
  }

  /// Takes the closing half of the innermost bracket.
  ///
  /// - Parameter alternative: what else could have stood here, for the message: `','`.
  mutating func close(or alternative: String? = nil) throws(Unparsable) {
    guard let bracket = brackets.last else { return }
    let closer = ASCII.closer(of: bracket.byte)
    if current == closer {
      position += 1
      brackets.removeLast()
      leave()
      return
    }
    guard !isAtEnd else { throw unclosed(bracket) }
    let wanted = "'\(Character(Unicode.Scalar(closer)))'"
    if ASCII.isCloser(current) {
      throw problem(
        .mismatchedBracket, "expected \(wanted), found \(currentDescription)", at: currentTokenSpan,
        labels: [Diagnostic.Label(bracket.span, "to close this '\(bracket.text)'")])
    }
    let expected = alternative.map { "\($0) or \(wanted)" } ?? wanted
    throw problem(
      alternative == nil ? .unexpectedText : .expectedComma, "expected \(expected), found \(currentDescription)",
      at: currentTokenSpan)
  }

  /// Counts one block or bracket more around the position.
  mutating func enter(at place: SourceSpan) throws(Unparsable) {
    nesting += 1
    guard nesting <= Limits.nesting else { throw tooDeep(at: place) }
    try descend(at: place)
  }

  mutating func leave() {
    nesting -= 1
    recursion -= 1
  }

  /// Counts one call of the parser more that a node stands for; to be undone by `recursion -= 1`.
  mutating func descend(at place: SourceSpan) throws(Unparsable) {
    recursion += 1
    guard recursion <= Limits.height else { throw tooDeep(at: place) }
  }

  /// Takes the height of a node just read whose highest child has one.
  mutating func grow(over child: Int, at place: SourceSpan) throws(Unparsable) {
    height = child + 1
    guard height <= Limits.height else { throw tooDeep(at: place) }
  }

  /// Takes the height of an operator's node, the one after so many others in a row.
  mutating func grow(over child: Int, after operators: Int, at place: SourceSpan) throws(Unparsable) {
    guard child < Limits.height || operators <= Limits.nesting else {
      let error = problem(
        .tooManyOperators, "more than \(operators) operators in a row", at: place,
        help: "give a part of it a name by 'let'; sum([…]) and join([…]) take any number of operands")
      abandon()
      throw error
    }
    try grow(over: child, at: place)
  }

  private mutating func tooDeep(at place: SourceSpan) -> Unparsable {
    let error = problem(
      .nestingTooDeep, "nested more than \(Limits.nesting) deep", at: place,
      help: "give the inner part a name by 'let' or 'def' and use that")
    // What follows would only be the same mistake two hundred times more.
    abandon()
    return error
  }
}
