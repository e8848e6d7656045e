import VgshBase

// MARK: - Blocks and the statements that continue behind one

extension ScriptParser {
  /// `{ script }`
  ///
  /// - Parameter header: what the block belongs to, for the message where it is missing.
  mutating func parseBlock(behind header: String) throws(Unparsable) -> Block {
    skipBlanks()
    if isAtNewline { acceptBraceOnNextLine() }
    guard current == ASCII.openBrace else { throw missingBlock(behind: header) }
    let start = position
    let opener = currentTokenSpan
    position += 1
    try enter(at: opener)
    let statements = parseStatements(inBlock: true)
    leave()
    if current == ASCII.closeBrace {
      position += 1
    } else {
      reportOpen("{", at: opener, .unclosedBlock, "'{' is never closed", help: "add '}'")
    }
    return Block(statements: statements, span: span(from: start))
  }

  @inline(never)
  private mutating func missingBlock(behind header: String) -> Unparsable {
    missing(.expectedBlock, "'{'", help: "\(header) { … }")
  }

  @inline(never)
  private mutating func acceptBraceOnNextLine() {
    let line = mark
    skipNewlines()
    guard current == ASCII.openBrace else { return goBack(to: line) }
    report(
      .braceOnOwnLine, "'{' stands on the line it continues", at: currentTokenSpan,
      help: "move it to the end of the line before")
  }

  /// An expression before a block. Where it cannot be read, what follows is skipped up to the block.
  mutating func parseHeaderExpression() -> Expression {
    let surroundings = surroundings
    skipBlanks()
    let start = position
    do {
      return try parseExpression()
    } catch {
      recoverToBlock(surroundings)
      return Expression(.invalid, at: span(from: start, to: max(start, position)))
    }
  }

  mutating func parseIf() throws(Unparsable) -> Statement.Kind {
    var branches: [Conditional.Branch] = []
    repeat {
      let condition = parseHeaderExpression()
      branches.append(Conditional.Branch(condition: condition, body: try parseBlock(behind: "if CONDITION")))
      guard takeContinuation("else") else {
        guard takeElseIfSpelling() else { return .conditional(Conditional(branches: branches, otherwise: nil)) }
        continue
      }
      skipBlanks()
      guard take(word: "if") else {
        let otherwise = try parseBlock(behind: "else")
        return .conditional(Conditional(branches: branches, otherwise: otherwise))
      }
    } while true
  }

  mutating func parseTry() throws(Unparsable) -> Statement.Kind {
    let body = try parseBlock(behind: "try")
    guard takeContinuation("catch") else { return .attempt(body: body, handler: nil) }
    skipBlanks()
    if current != ASCII.openBrace, !isAtStatementEnd { skipCaughtName() }
    return .attempt(body: body, handler: try parseBlock(behind: "catch"))
  }

  /// `catch e { … }`, as other languages have it.
  @inline(never)
  private mutating func skipCaughtName() {
    report(
      .catchTakesNothing, "'catch' takes nothing before its block", at: currentTokenSpan,
      help: "what failed is in $error")
    recoverToBlock(surroundings)
  }

  /// Takes `else` or `catch` behind a block. On a line of its own it is a mistake, and taken as well.
  @inline(never)
  private mutating func takeContinuation(_ word: StaticString) -> Bool {
    let block = mark
    skipBlanks()
    if take(word: word) { return true }
    skipNewlines()
    let start = position
    guard take(word: word) else {
      goBack(to: block)
      return false
    }
    _ = continuationOnOwnLine("\(word)", from: start)
    return true
  }

  /// The keyword is taken.
  @inline(never)
  mutating func continuationOnOwnLine(_ keyword: String, from start: Int) -> Unparsable {
    problem(
      .continuationOnOwnLine, "'\(keyword)' stands on the line of the '}' before it", at: span(from: start),
      help: "} \(keyword) {")
  }

  @inline(never)
  private mutating func takeElseIfSpelling() -> Bool {
    let block = mark
    skipBlanks()
    let start = position
    guard take(word: "elif") || take(word: "elsif") || take(word: "elseif") else {
      goBack(to: block)
      return false
    }
    report(.elseIfSpelling, "\(describe(span(from: start))) is written 'else if'", at: span(from: start))
    return true
  }
}
