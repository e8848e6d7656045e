import VgshBase

// MARK: - Statements with a keyword

extension ScriptParser {
  /// The rest of a statement whose keyword is taken.
  ///
  /// - Parameter start: where the keyword begins.
  mutating func parse(_ keyword: Keyword, from start: Int) throws(Unparsable) -> Statement.Kind {
    switch keyword {
    case .let: try parseLet()
    case .expect: try parseExpect()
    case .if: try parseIf()
    case .try: try parseTry()
    case .for: try parseFor()
    case .repeat: .repetition(count: parseHeaderExpression(), body: try parseBlock(behind: "repeat COUNT"))
    case .while: .whileLoop(condition: parseHeaderExpression(), body: try parseBlock(behind: "while CONDITION"))
    case .break: .breakLoop
    case .continue: .continueLoop
    case .eventually: try parseEventually()
    case .test: try parseTest()
    case .setup: .setup(try parseBlock(behind: "setup"))
    case .defer: .deferred(try parseBlock(behind: "defer"))
    case .fail: .fail(try parseExpression())
    case .skip: .skip(try parseOptionalExpression())
    case .def: try parseDefinition()
    case .return: .returning(parseOptionalResult())
    case .else, .catch: throw continuationOnOwnLine(keyword.rawValue, from: start)
    }
  }

  private mutating func parseLet() throws(Unparsable) -> Statement.Kind {
    skipBlanks()
    var isSecret = false
    let start = mark
    if take(word: "secret") {
      skipBlanks()
      // `let secret = …` binds a variable called secret.
      isSecret = ASCII.isNameStart(current) || current == ASCII.dollar
      if !isSecret { goBack(to: start) }
    }
    let name = try parseBoundName(behind: "let")
    skipBlanks()
    guard current == ASCII.equal, peek(1) != ASCII.equal else {
      throw missing(.expectedEquals, "'='", help: "let \(name.text) = …")
    }
    position += 1
    return .declaration(Declaration(name: name, isSecret: isSecret, value: parseResult()))
  }

  /// A name that a `let`, a `for` or a parameter binds: without `$`, and none of the shell's own.
  private mutating func parseBoundName(behind keyword: String) throws(Unparsable) -> Name {
    skipBlanks()
    let start = position
    let hasDollar = current == ASCII.dollar && ASCII.isNameStart(peek(1))
    if hasDollar { position += 1 }
    let lower = position
    position = endOfName
    guard position > lower else {
      throw missing(.expectedName, "a name behind '\(keyword)'", help: "a name has letters, digits and '_'")
    }
    let name = Name(text(from: lower, to: position), at: span(from: lower))
    if hasDollar {
      report(.dollarInBinding, "a name is bound without '$'", at: span(from: start), help: "write \(name.text)")
    }
    checkNotReserved(name.text, at: name.span)
    return name
  }

  private mutating func parseExpect() throws(Unparsable) -> Statement.Kind {
    skipBlanks()
    if isAtWord("error"), endsKeyword(at: position + 5) {
      position += 5
      return try parseExpectError()
    }
    return try parseExpectCondition()
  }

  @inline(never)
  private mutating func parseExpectCondition() throws(Unparsable) -> Statement.Kind {
    let condition = try parseExpression()
    skipBlanks()
    guard current == ASCII.comma else { return .expect(Expectation(condition: condition, message: nil)) }
    position += 1
    skipBlanks()
    guard !isAtNewline else { throw continuesOnNextLine(behind: ",") }
    return .expect(Expectation(condition: condition, message: try parseExpression()))
  }

  private mutating func parseExpectError() throws(Unparsable) -> Statement.Kind {
    let failure = try parseExpectedFailure()
    let body = try parseBlock(behind: "expect error")
    return .expectError(FailureExpectation(failure: failure, body: body))
  }

  /// `[ KIND | INT ]`
  ///
  /// Not to be inlined: its messages would take room on the stack at each level of nested blocks.
  @inline(never)
  private mutating func parseExpectedFailure() throws(Unparsable) -> FailureExpectation.Failure {
    skipBlanks()
    let start = position
    guard current != ASCII.openBrace, !isAtStatementEnd else { return .any }
    if ASCII.isDigit(current) {
      let literal = NumericLiteral(in: bytes, at: position)
      position = literal.end
      guard case .integer(let status) = literal.value, endsKeyword(at: position) else {
        position = endOfRun(from: start)
        throw problem(.badErrorKind, "expected an HTTP status such as 404", at: span(from: start))
      }
      return .status(status, span(from: start))
    }
    while ASCII.isLowercaseLetter(current)
      || (current == ASCII.minus && position > start && ASCII.isLowercaseLetter(peek(1)))
    {
      position += 1
    }
    guard position > start, endsKeyword(at: position) else {
      position = endOfRun(from: start)
      throw problem(
        .badErrorKind, "\(describe(span(from: start))) is no kind of failure", at: span(from: start),
        help: "a kind is written like not-found, a status like 404; neither has quotes")
    }
    return .kind(Name(text(from: start, to: position), at: span(from: start)))
  }

  private mutating func parseFor() throws(Unparsable) -> Statement.Kind {
    let variable = try parseBoundName(behind: "for")
    skipBlanks()
    guard take(word: "in") else {
      throw missing(.expectedIn, "'in'", help: "for \(variable.text) in $list { … }")
    }
    let sequence = parseHeaderExpression()
    return .forEach(variable: variable, sequence: sequence, body: try parseBlock(behind: "for NAME in LIST"))
  }

  private mutating func parseEventually() throws(Unparsable) -> Statement.Kind {
    let clauses = parseClauses()
    let body = try parseBlock(behind: "eventually")
    return .eventually(Eventually(within: clauses.within, every: clauses.every, body: body))
  }

  /// `{ "within" expr | "every" expr }`; not to be inlined, for the sake of the stack.
  @inline(never)
  private mutating func parseClauses() -> (within: Expression?, every: Expression?) {
    var within: Expression?
    var every: Expression?
    skipBlanks()
    while isAtWord("within") || isAtWord("every") {
      let start = position
      let isWithin = take(word: "within")
      if !isWithin { position = endOfName }
      if (isWithin ? within : every) != nil {
        report(.duplicateClause, "\(describe(span(from: start))) is given twice", at: span(from: start))
      }
      let duration = parseHeaderExpression()
      if isWithin { within = duration } else { every = duration }
      skipBlanks()
    }
    return (within, every)
  }

  private mutating func parseTest() throws(Unparsable) -> Statement.Kind {
    skipBlanks()
    guard current == ASCII.doubleQuote || current == ASCII.singleQuote else {
      throw missing(.expectedTestName, "a name in quotes", help: "test \"a PIN expires\" { … }")
    }
    let name = try parseQuoted()
    if name.plainText == nil {
      report(.expectedTestName, "the name of a test is literal text", at: name.span, help: "write '$' as \\$")
    }
    return .test(name: name, body: try parseBlock(behind: "test \"NAME\""))
  }

  private mutating func parseDefinition() throws(Unparsable) -> Statement.Kind {
    skipBlanks()
    let start = position
    position = endOfName
    guard position > start else { throw missing(.expectedName, "a name behind 'def'", help: "def name(a, b) { … }") }
    let name = Name(text(from: start, to: position), at: span(from: start))
    skipBlanks()
    guard current == ASCII.openParenthesis else {
      throw missing(.expectedName, "'(' and the parameters", help: "def \(name.text)() { … }")
    }
    let parameters = try parseParameters()
    return .definition(Definition(name: name, parameters: parameters, body: try parseBlock(behind: "def NAME(…)")))
  }

  private mutating func parseParameters() throws(Unparsable) -> [Definition.Parameter] {
    try open()
    var parameters: [Definition.Parameter] = []
    skipBlanks()
    while current != ASCII.closeParenthesis {
      let name = try parseBoundName(behind: parameters.isEmpty ? "(" : ",")
      if let first = parameters.first(where: { $0.name.text == name.text }) {
        report(
          .duplicateParameter, "two parameters are called '\(name.text)'", at: name.span,
          labels: [Diagnostic.Label(first.name.span, "the first")])
      }
      skipBlanks()
      var value: Expression?
      if current == ASCII.equal {
        position += 1
        value = try parseExpression()
        skipBlanks()
      }
      parameters.append(Definition.Parameter(name: name, defaultValue: value))
      guard current == ASCII.comma else { break }
      position += 1
      skipBlanks()
    }
    try close(or: "','")
    return parameters
  }

  private mutating func parseOptionalExpression() throws(Unparsable) -> Expression? {
    skipBlanks()
    return isAtStatementEnd ? nil : try parseExpression()
  }

  private mutating func parseOptionalResult() -> ResultSource? {
    skipBlanks()
    return isAtStatementEnd ? nil : parseResult()
  }
}
