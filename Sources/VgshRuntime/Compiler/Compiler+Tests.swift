import VGScript
import VgshBase

extension Compiler {
  // MARK: test, setup

  func compileTest(_ name: TextLiteral, _ body: Block, at span: SourceSpan) -> [StatementCode] {
    guard isAtTopLevel else {
      error("misplaced-test", "'test' stands at the top level only", at: name.span)
      _ = compile(body)
      return []
    }
    checkName(name)
    let test = TestCase(name: name.plainText ?? "", span: span)
    tests.append(test)
    let (block, slots) = compilePart(body)
    locals.leave()
    let code = TestCode(test: test, nameSpan: name.span, setups: setups, body: block, slots: slots)
    return [.async { frame in try await frame.state.run(code, in: frame) }]
  }

  /// `setup { … }`: its statements run before those of each later test, which sees what they bind.
  func compileSetup(_ body: Block, at span: SourceSpan) -> [StatementCode] {
    guard isAtTopLevel else {
      error("misplaced-setup", "'setup' stands at the top level only", at: span)
      _ = compile(body)
      return []
    }
    let (block, slots) = compilePart(body)
    setupVariables = locals.leave()
    setups.append(SetupCode(body: block, slots: slots))
    return []
  }

  private var isAtTopLevel: Bool { !isInDefinition && locals.isOutermost }

  /// Compiles a block that goes on in the scope of the setups, and leaves that scope open.
  private func compilePart(_ body: Block) -> (block: BlockCode, slots: Range<Int>) {
    locals.reserve(globals.slotCount)
    let first = locals.slotCount
    locals.enter(with: setupVariables)
    isInTest = true
    let block = compileStatements(body.statements)
    isInTest = false
    return (block, first..<locals.slotCount)
  }

  private func checkName(_ literal: TextLiteral) {
    guard let name = literal.plainText else { return }
    if name.allSatisfy(\.isWhitespace) {
      error("empty-test-name", "a test needs a name", at: literal.span, help: "test \"a PIN expires\" { … }")
    }
    guard let first = testNames.updateValue(literal.span, forKey: name) else { return }
    testNames[name] = first
    error(
      "duplicate-test", "two tests are called \"\(name.visible())\"", at: literal.span,
      labels: [.init(first, "the first")], help: "reports tell tests apart by their names")
  }

  // MARK: fail, skip

  func compileFail(_ message: Expression, at span: SourceSpan) -> StatementCode {
    let message = compile(message).code
    @Sendable func failure(_ value: Value) -> Failure {
      Failure(.declared, Diagnostic(code: "fail", value.displayText.visible(), at: span))
    }
    if let message = message.synchronous { return .sync { frame in throw failure(try message(frame)) } }
    return .async { frame in throw failure(try await message.evaluate(frame)) }
  }

  func compileSkip(_ reason: Expression?, at span: SourceSpan) -> StatementCode {
    if isInDefer { error("misplaced-skip", "'skip' cannot leave a 'defer'", at: span) }
    guard let reason = reason.map({ compile($0).code }) else { return .sync { _ in throw SkipSignal(reason: nil) } }
    if let reason = reason.synchronous {
      return .sync { frame in throw SkipSignal(reason: try reason(frame).displayText) }
    }
    return .async { frame in throw SkipSignal(reason: try await reason.evaluate(frame).displayText) }
  }

  // MARK: eventually

  func compileEventually(_ eventually: Eventually, at span: SourceSpan) -> StatementCode {
    let within = compileDuration(eventually.within, "within", least: .zero, default: EventuallyCode.within)
    let every = compileDuration(
      eventually.every, "every", least: EventuallyCode.shortestPause, default: EventuallyCode.every)
    let code = EventuallyCode(within: within, every: every, body: compile(eventually.body), span: span)
    return .async { frame in try await code.run(frame) }
  }

  /// - Returns: code that gives a duration and nothing else.
  private func compileDuration(
    _ expression: Expression?, _ clause: String, least: Duration, default usual: Duration
  ) -> ExpressionCode {
    guard let expression else { return .constant(.duration(usual)) }
    let compiled = compile(expression)
    @Sendable func check(_ value: Value) throws(ValueError) {
      guard case .duration(let duration) = value else {
        throw ValueError(
          "type-mismatch", "'\(clause)' takes a duration, not \(value.typePhrase)", help: "such as 10s or 250ms")
      }
      guard duration >= least else {
        throw ValueError(
          "out-of-range",
          "'\(clause)' takes a duration of at least \(DurationText.text(least)), not \(value.displayText)")
      }
    }
    if let constant = compiled.constant {
      if case .invalid = expression.kind { return .constant(.duration(usual)) }
      do { try check(constant) } catch { self.error(error, at: expression.span) }
    }
    let span = expression.span
    return .combining(compiled.code) { value in
      try Self.locate(span) { () throws(ValueError) in try check(value) }
      return value
    }
  }
}
