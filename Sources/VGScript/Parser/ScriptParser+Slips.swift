import VgshBase

// MARK: - Statements that other languages taught

extension ScriptParser {
  /// `x = 5` where a command was expected: reads it as the `let` it was meant to be.
  ///
  /// The position is behind the name. Null, with nothing taken, where there is no such slip.
  mutating func parseAssignmentSlip(_ name: Name) throws(Unparsable) -> Statement.Kind? {
    let start = mark
    skipBlanks()
    guard current == ASCII.equal, endsWord(at: position + 1) || mark.isSamePlace(as: start) else {
      goBack(to: start)
      return nil
    }
    report(
      .assignmentWithoutDollar, "'\(name.text) =' assigns nothing", at: name.span,
      help: "let \(name.text) = … binds a new name, $\(name.text) = … changes a variable")
    position += 1
    let value = parseResult()
    return .declaration(Declaration(name: name, isSecret: false, value: value))
  }

  /// `x == 5` where a command was expected. The position is behind the name.
  @inline(never)
  mutating func rejectComparison(behind name: Name) throws(Unparsable) {
    let start = mark
    skipBlanks()
    let first = current
    guard peek(1) == ASCII.equal,
      first == ASCII.equal || first == ASCII.exclamation || first == ASCII.less || first == ASCII.greater
    else { return goBack(to: start) }
    throw problem(
      .comparisonAsCommand, "'\(name.text)' stands where a command's name is expected", at: name.span,
      help: "write $\(name.text) for the variable, and 'expect' before what has to be true")
  }

  /// A statement cannot begin with an operator: it belongs to the line before, or to nothing.
  @inline(never)
  mutating func rejectStrayOperator() throws(Unparsable) {
    switch current {
    case ASCII.equal, ASCII.less, ASCII.greater, ASCII.asterisk, ASCII.slash, ASCII.percent, ASCII.plus, ASCII.dot:
      guard endedWithExpression else { return }
      throw continuedExpression(Character(Unicode.Scalar(current)).description)
    case ASCII.ampersand, ASCII.pipe:
      guard endedWithExpression else {
        throw problem(
          .unexpectedCharacter, "a statement cannot begin with \(currentDescription)", at: currentTokenSpan,
          help: "join it to the line before, or end that line with '\\'")
      }
      throw continuedExpression(Character(Unicode.Scalar(current)).description)
    default:
      return
    }
  }

  @inline(never)
  mutating func continuedExpression(_ symbol: String) -> Unparsable {
    problem(
      .expressionContinues, "'\(symbol)' cannot begin a line: the expression ended on the line before",
      at: currentTokenSpan, help: "put the whole expression in parentheses, or end the line before with '\\'")
  }

  /// A command's name ends at a blank or at the end of the command.
  @inline(never)
  mutating func expectCommandName(from start: Int) throws(Unparsable) {
    guard !endsWord(at: position) else { return }
    position = endOfRun(from: start)
    let run = span(from: start)
    throw problem(
      .badCommandName, "\(describe(run)) is no name of a command", at: run,
      help: "a command begins with a word of letters, digits and '_'; text needs quotes: "
        + quoted(text(from: start, to: position)))
  }

  @inline(never)
  mutating func outputNotHere() -> Unparsable {
    problem(
      .outputNotHere, "\(currentDescription) cannot stand here", at: currentTokenSpan,
      help: brackets.isEmpty
        ? "the value goes to the variable; to write it to a file: print $value > FILE"
        : "not inside parentheses; take the value first: let value = …")
  }

  mutating func checkNotReserved(_ name: String, at place: SourceSpan) {
    guard Name.reserved.contains(name) else { return }
    report(.reservedName, "'$\(name)' is set by the shell and cannot be bound", at: place, help: "choose another name")
  }
}
