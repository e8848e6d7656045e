import VgshBase

// MARK: - Operators

extension ScriptParser {
  /// An operator as it stands in the text.
  private struct WrittenOperator {
    var meaning: BinaryOperator
    var length: Int
    /// Whether it is written as another language writes it.
    var isForeign = false
  }

  /// Between `and` and the comparisons.
  private static let precedenceOfNot = 3

  /// An expression by precedence climbing: only operators that bind at least as tight as the minimum are taken.
  mutating func parseExpression(minimum: Int = 1) throws(Unparsable) -> Expression {
    skipBlanks()
    let first = try parseWithPrefix(minimum: minimum)
    return try parseOperators(after: first, minimum: minimum)
  }

  /// The operators behind an operand just read, with their right sides.
  mutating func parseOperators(after first: Expression, minimum: Int) throws(Unparsable) -> Expression {
    var left = first
    var leftHeight = height
    var unchained: BinaryOperator?
    var operators = 0
    while true {
      skipBlanks()
      guard let found = try peekOperator(), found.meaning.precedence >= minimum else {
        height = leftHeight
        return left
      }
      let place = span(from: position, to: position + found.length)
      if found.isForeign { reportForeign(found, at: place) }
      if found.meaning.isComparison || found.meaning == .range {
        // A range may be compared: it binds tighter.
        if unchained?.precedence == found.meaning.precedence { reportChain(found.meaning, at: place) }
        unchained = found.meaning
      }
      position += found.length
      skipBlanks()
      guard !isAtNewline else { throw continuesOnNextLine(behind: found.meaning.rawValue) }
      try descend(at: place)
      let right = try parseExpression(minimum: found.meaning.precedence + 1)
      recursion -= 1
      try grow(over: max(leftHeight, height), after: operators, at: place)
      operators += 1
      leftHeight = height
      left = Expression(.binary(found.meaning, left, right), at: left.span.union(right.span))
    }
  }

  /// An operand with the `not` or `-` before it.
  private mutating func parseWithPrefix(minimum: Int) throws(Unparsable) -> Expression {
    if isAtWord("not") { return try parseNot(minimum: minimum) }
    guard current == ASCII.minus, !ASCII.isDigit(peek(1)) else { return try parseOperand() }
    var starts: [Int] = []
    while current == ASCII.minus, !ASCII.isDigit(peek(1)) {
      starts.append(position)
      position += 1
      skipBlanks()
    }
    return try wrap(try parseOperand(), in: .negate, from: starts)
  }

  private mutating func parseNot(minimum: Int) throws(Unparsable) -> Expression {
    if minimum > Self.precedenceOfNot {
      report(
        .notNeedsParentheses, "'not' cannot stand behind an operator that binds tighter",
        at: span(from: position, to: position + 3), help: "put it in parentheses: (not …)")
    }
    var starts: [Int] = []
    while isAtWord("not") {
      starts.append(position)
      position += 3
      skipBlanks()
    }
    try descend(at: span(from: starts[0]))
    let operand = try parseExpression(minimum: Self.precedenceOfNot + 1)
    recursion -= 1
    return try wrap(operand, in: .not, from: starts)
  }

  private mutating func wrap(
    _ operand: Expression, in prefix: UnaryOperator, from starts: [Int]
  ) throws(Unparsable) -> Expression {
    var wrapped = operand
    for start in starts.reversed() {
      let place = span(from: start, to: Int(operand.span.upper))
      try grow(over: height, at: place)
      wrapped = Expression(.unary(prefix, wrapped), at: place)
    }
    return wrapped
  }

  /// The operator at the position, not taken; null where there is none.
  private mutating func peekOperator() throws(Unparsable) -> WrittenOperator? {
    let next = peek(1)
    switch current {
    case ASCII.equal:
      if next == ASCII.equal {
        return WrittenOperator(
          meaning: .equal, length: peek(2) == ASCII.equal ? 3 : 2, isForeign: peek(2) == ASCII.equal)
      }
      if next == ASCII.tilde { return WrittenOperator(meaning: .matches, length: 2, isForeign: true) }
      return WrittenOperator(meaning: .equal, length: 1, isForeign: true)
    case ASCII.exclamation:
      guard next == ASCII.equal else { return nil }
      return WrittenOperator(
        meaning: .notEqual, length: peek(2) == ASCII.equal ? 3 : 2, isForeign: peek(2) == ASCII.equal)
    case ASCII.less:
      if next == ASCII.greater { return WrittenOperator(meaning: .notEqual, length: 2, isForeign: true) }
      return next == ASCII.equal
        ? WrittenOperator(meaning: .lessOrEqual, length: 2) : WrittenOperator(meaning: .less, length: 1)
    case ASCII.greater:
      return next == ASCII.equal
        ? WrittenOperator(meaning: .greaterOrEqual, length: 2) : WrittenOperator(meaning: .greater, length: 1)
    case ASCII.ampersand:
      return next == ASCII.ampersand ? WrittenOperator(meaning: .and, length: 2, isForeign: true) : nil
    case ASCII.pipe:
      return next == ASCII.pipe ? WrittenOperator(meaning: .or, length: 2, isForeign: true) : nil
    case ASCII.dot:
      return next == ASCII.dot ? WrittenOperator(meaning: .range, length: 2) : nil
    case ASCII.plus: return WrittenOperator(meaning: .add, length: 1)
    case ASCII.minus: return WrittenOperator(meaning: .subtract, length: 1)
    case ASCII.asterisk: return WrittenOperator(meaning: .multiply, length: 1)
    case ASCII.slash: return WrittenOperator(meaning: .divide, length: 1)
    case ASCII.percent: return WrittenOperator(meaning: .remainder, length: 1)
    case UInt8(ascii: "a"): return isAtWord("and") ? WrittenOperator(meaning: .and, length: 3) : nil
    case UInt8(ascii: "o"): return isAtWord("or") ? WrittenOperator(meaning: .or, length: 2) : nil
    case UInt8(ascii: "c"): return isAtWord("contains") ? WrittenOperator(meaning: .contains, length: 8) : nil
    case UInt8(ascii: "m"): return isAtWord("matches") ? WrittenOperator(meaning: .matches, length: 7) : nil
    case UInt8(ascii: "i"): return isAtWord("in") ? WrittenOperator(meaning: .in, length: 2) : nil
    case UInt8(ascii: "n"):
      guard isAtWord("not") else { return nil }
      throw problem(
        .foreignOperator, "'not' stands before what it negates", at: span(from: position, to: position + 3),
        help: "not ($a in $b)")
    default: return nil
    }
  }

  /// Whether the expression can go on here, or ends.
  mutating func isAtOperatorOrEnd() -> Bool {
    if isAtStatementEnd || ASCII.isCloser(current) || current == ASCII.comma || current == ASCII.openBrace {
      return true
    }
    return ((try? peekOperator()) ?? nil) != nil
  }

  private mutating func reportForeign(_ found: WrittenOperator, at place: SourceSpan) {
    let written = text(from: Int(place.lower), to: Int(place.upper))
    guard written != "=" else {
      return report(.singleEquals, "'=' does not compare", at: place, help: "write '=='")
    }
    report(
      .foreignOperator, "'\(written)' is written '\(found.meaning.rawValue)' here", at: place,
      help: "write '\(found.meaning.rawValue)'")
  }

  private mutating func reportChain(_ symbol: BinaryOperator, at place: SourceSpan) {
    guard symbol != .range else { return report(.chainedComparison, "a range has two ends", at: place) }
    report(.chainedComparison, "comparisons do not chain", at: place, help: "join two of them: a < b and b < c")
  }

  mutating func continuesOnNextLine(behind symbol: String) -> Unparsable {
    problem(
      .expressionContinues, "the line ends behind '\(symbol)'", at: span(from: position, to: position),
      help: "put the whole expression in parentheses, or end the line with '\\'")
  }
}
