import VgshBase

// MARK: - Statements

extension ScriptParser {
  /// `{ sep } [ statement { sep { sep } statement } { sep } ]`, to the end of the text or to the `}` of a block.
  mutating func parseStatements(inBlock: Bool) -> [Statement] {
    var statements: [Statement] = []
    endedWithExpression = false
    while true {
      skipSeparators()
      guard !isAtEnd else { return statements }
      if current == ASCII.closeBrace {
        if inBlock { return statements }
        report(
          .unexpectedCloser, "this '}' closes nothing", at: currentTokenSpan, help: "remove it, or quote it as text"
        )
        position += 1
        continue
      }
      statements.append(parseWholeStatement())
    }
  }

  /// A statement to its end; what cannot be read is reported and skipped.
  private mutating func parseWholeStatement() -> Statement {
    let start = position
    let surroundings = surroundings
    var statement = Statement(.invalid, at: span(from: start, to: start))
    do {
      statement = try parseStatement()
      endedWithExpression = statement.endsWithExpression
      try expectStatementEnd()
    } catch {
      recover(to: surroundings)
      if position == start, !isAtEnd { position += UTF8Reader.length(of: current) }
      if statement.kind == .invalid { statement.span = span(from: start) }
    }
    return statement
  }

  private mutating func expectStatementEnd() throws(Unparsable) {
    skipBlanks()
    guard !isAtStatementEnd else { return }
    switch current {
    case ASCII.closeParenthesis, ASCII.closeBracket:
      throw problem(
        .unexpectedCloser, "this \(currentDescription) closes nothing", at: currentTokenSpan,
        help: "remove it, or quote it as text")
    case ASCII.openBracket where endedWithExpression, ASCII.dot where endedWithExpression:
      throw problem(
        .blankBeforeAccessor, "a blank before \(currentDescription)", at: currentTokenSpan,
        help: "write it right behind the value: $list[0], $record.field")
    case ASCII.pipe, ASCII.greater:
      throw problem(
        .outputNotHere, "\(currentDescription) stands behind a command only", at: currentTokenSpan,
        help: "begin with 'print': print $value | …")
    default:
      let run = span(from: position, to: endOfRun(from: position))
      throw problem(
        .unexpectedText, "unexpected \(describe(run)) behind the statement", at: run,
        help: "statements end at the end of the line or at ';'")
    }
  }

  private mutating func parseStatement() throws(Unparsable) -> Statement {
    let start = position
    if ASCII.isNameStart(current) { return try parseStatementBeginningWithName() }
    switch current {
    case ASCII.exclamation:
      position += 1
      let shell = try parseShellText()
      return Statement(.shell(shell), at: span(from: start, to: Int(shell.span.upper)))
    case ASCII.question where isAtHelpMark:
      position += 1
      return try parseCommandStatement(Name("?", at: span(from: start)))
    case ASCII.dollar:
      return try parseStatementBeginningWithVariable()
    default:
      try rejectStrayOperator()
      return try parseExpressionStatement()
    }
  }

  /// A keyword, a command, or an expression that begins with a function or a literal.
  private mutating func parseStatementBeginningWithName() throws(Unparsable) -> Statement {
    let start = position
    let end = endOfName
    let name = text(from: start, to: end)
    let isCall = end < bytes.count && bytes[end] == ASCII.openParenthesis
    if let keyword = Keyword(rawValue: name), isCall || endsKeyword(at: end) {
      position = end
      let kind = try parse(keyword, from: start)
      return Statement(kind, at: spanOfContent(from: start))
    }
    if isCall || Keyword.beginsExpression(name) { return try parseExpressionStatement() }
    if endedWithExpression, let symbol = BinaryOperator(rawValue: name), endsWord(at: end) {
      throw continuedExpression(symbol.rawValue)
    }
    position = end
    try rejectComparison(behind: Name(name, at: span(from: start)))
    if let slip = try parseAssignmentSlip(Name(name, at: span(from: start))) {
      return Statement(slip, at: spanOfContent(from: start))
    }
    try expectCommandName(from: start)
    return try parseCommandStatement(Name(name, at: span(from: start)))
  }

  private mutating func parseExpressionStatement() throws(Unparsable) -> Statement {
    let expression = try parseExpression()
    return Statement(.expression(expression), at: expression.span)
  }

  /// `$name… = RESULT`, or an expression that begins with a variable.
  private mutating func parseStatementBeginningWithVariable() throws(Unparsable) -> Statement {
    let start = position
    let target = try parseOperand()
    skipBlanks()
    guard current == ASCII.equal, peek(1) != ASCII.equal, peek(1) != ASCII.tilde else {
      let expression = try parseOperators(after: target, minimum: 1)
      return Statement(.expression(expression), at: expression.span)
    }
    let (name, accessors) = try assignmentTarget(target)
    position += 1
    let value = parseResult()
    let assignment = Assignment(name: name, accessors: accessors, value: value)
    return Statement(.assignment(assignment), at: spanOfContent(from: start))
  }

  private mutating func assignmentTarget(_ target: Expression) throws(Unparsable) -> (Name, [Accessor]) {
    if case .variable(let name) = target.kind {
      checkNotReserved(name, at: target.span)
      return (Name(name, at: target.span), [])
    }
    if case .access(let base, let accessors) = target.kind, case .variable(let name) = base.kind {
      checkNotReserved(name, at: base.span)
      return (Name(name, at: base.span), accessors)
    }
    throw problem(
      .singleEquals, "only a variable or a part of one can be assigned to", at: target.span, help: "compare with '=='")
  }

  /// `RESULT`; where it cannot be read, the rest of the statement is skipped, so that the name is known all the same.
  mutating func parseResult() -> ResultSource {
    let surroundings = surroundings
    skipBlanks()
    let start = position
    do {
      return try parseResultOrFail()
    } catch {
      recover(to: surroundings)
      let place = span(from: start, to: max(start, position))
      return ResultSource(.expression(Expression(.invalid, at: place)), at: place)
    }
  }

  private mutating func parseResultOrFail() throws(Unparsable) -> ResultSource {
    let start = position
    guard !isAtStatementEnd else {
      throw missing(.expectedValue, "a value or a command", help: "the value stands on the same line")
    }
    if current == ASCII.exclamation {
      position += 1
      let shell = try parseShellText()
      return ResultSource(.shell(shell), at: span(from: start, to: Int(shell.span.upper)))
    }
    guard let name = try takeCommandName() else {
      let expression = try parseExpression()
      return ResultSource(.expression(expression), at: expression.span)
    }
    let call = try parseCommand(name)
    guard current == ASCII.pipe else {
      if current == ASCII.greater { throw outputNotHere() }
      return ResultSource(.command(call, pipe: nil), at: call.span)
    }
    position += 1
    let shell = try parseShellText()
    return ResultSource(.command(call, pipe: shell), at: span(from: start, to: Int(shell.span.upper)))
  }

  /// A command's name where either a command or an expression may stand; null, with nothing taken, for an expression.
  mutating func takeCommandName() throws(Unparsable) -> Name? {
    let start = position
    if current == ASCII.question, isAtHelpMark {
      position += 1
      return Name("?", at: span(from: start))
    }
    let end = endOfName
    guard end > start, end >= bytes.count || bytes[end] != ASCII.openParenthesis else { return nil }
    let text = text(from: start, to: end)
    guard !Keyword.beginsExpression(text) else { return nil }
    guard Keyword(rawValue: text) == nil else {
      throw problem(
        .keywordAsCommand, "'\(text)' is a statement and gives no value", at: span(from: start, to: end),
        help: "quote it if text is meant: \(quoted(text))")
    }
    position = end
    try expectCommandName(from: start)
    let name = Name(text, at: span(from: start))
    try rejectComparison(behind: name)
    return name
  }

  /// Whether `?` stands alone, as the short form of `help`.
  private var isAtHelpMark: Bool { endsWord(at: position + 1) }

  /// Whether a word that goes to a place is whole there.
  func endsWord(at place: Int) -> Bool {
    guard place < bytes.count else { return true }
    let byte = bytes[place]
    if byte == ASCII.backslash { return isContinuation(at: place) }
    // A comment, which may stand right behind a bracket.
    if byte == ASCII.hash { return place > 0 && ASCII.isCloser(bytes[place - 1]) }
    if byte >= 0x80, let stray = StrayCharacter(in: bytes, at: place) {
      return stray.kind == .blank || stray.kind == .invisible
    }
    return ASCII.isBlankOrControl(byte) || byte == ASCII.semicolon || ASCII.isCloser(byte)
  }

  /// Whether a word that a block may follow is whole at a place: `try{` needs no blank.
  func endsKeyword(at place: Int) -> Bool {
    endsWord(at: place) || bytes[place] == ASCII.openBrace
  }
}

extension Statement {
  /// Whether an operator on the next line may belong to this statement.
  fileprivate var endsWithExpression: Bool {
    switch kind {
    case .expect, .expression, .fail: true
    case .skip(let reason): reason != nil
    case .declaration(let declaration): declaration.value.isExpression
    case .assignment(let assignment): assignment.value.isExpression
    case .returning(let value): value?.isExpression == true
    case .expectError, .conditional, .attempt, .forEach, .repetition, .whileLoop, .breakLoop, .continueLoop,
      .eventually, .test, .setup, .deferred, .definition, .shell, .command, .invalid:
      false
    }
  }
}

extension ResultSource {
  fileprivate var isExpression: Bool {
    if case .expression = kind { true } else { false }
  }
}
