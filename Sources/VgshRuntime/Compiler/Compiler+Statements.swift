import VGScript
import VgshBase

extension Compiler {
  func compileStatements(_ statements: [Statement]) -> BlockCode {
    var code: [StatementCode] = []
    var end: Statement?
    for statement in statements {
      if let ending = end, isRun(statement) {
        warnOfUnreachable(statement, behind: ending)
        end = nil
      }
      let parts = compile(statement)
      code.append(contentsOf: options.asksAtFailures ? parts.map { recoverable($0, statement) } : parts)
      if end == nil, leaves(statement) { end = statement }
    }
    return BlockCode(statements: code)
  }

  func compile(_ block: Block) -> BlockCode {
    locals.enter()
    defer { locals.leave() }
    return compileStatements(block.statements)
  }

  private func compile(_ statement: Statement) -> [StatementCode] {
    switch statement.kind {
    case .declaration(let declaration): [compileDeclaration(declaration)]
    case .assignment(let assignment): [compileAssignment(assignment, at: statement.span)]
    case .expect(let expectation): [compileExpectation(expectation)]
    case .expectError(let expectation): [compileFailureExpectation(expectation, at: statement.span)]
    case .conditional(let conditional): [compileConditional(conditional)]
    case .attempt(let body, let handler): [compileAttempt(body, handler)]
    case .forEach(let variable, let sequence, let body): [compileLoop(over: sequence, variable, body)]
    case .repetition(let count, let body): [compileRepetition(count, body)]
    case .whileLoop(let condition, let body): [compileWhile(condition, body)]
    case .breakLoop: [compileJump(.break, "break", at: statement.span)]
    case .continueLoop: [compileJump(.continue, "continue", at: statement.span)]
    case .deferred(let block): [compileDefer(block)]
    case .definition(let definition): compileDefinition(definition, at: statement.span)
    case .returning(let result): [compileReturn(result, at: statement.span)]
    case .shell(let text): [compileShell(text)]
    case .command(let command): compileCommandStatement(command, at: statement.span)
    case .expression(let expression): [compileShown(expression)]
    case .test(let name, let body): compileTest(name, body, at: statement.span)
    case .setup(let body): compileSetup(body, at: statement.span)
    case .eventually(let eventually): [compileEventually(eventually, at: statement.span)]
    case .fail(let message): [compileFail(message, at: statement.span)]
    case .skip(let reason): [compileSkip(reason, at: statement.span)]
    case .invalid: []
    }
  }

  // MARK: Results

  /// What stands right of `=` or behind `return`.
  func compileResult(_ result: ResultSource) -> Compiled {
    switch result.kind {
    case .expression(let expression): return compile(expression)
    case .shell(let text): return Compiled(shellOutput(text), .scalar)
    case .command(let call, nil): return compileCommandValue(call)
    case .command(let call, let pipe?):
      guard let bound = bind(call) else { return .invalid }
      return Compiled(piped(bound, pipe, captures: true), .scalar)
    }
  }

  private func compileDeclaration(_ declaration: Declaration) -> StatementCode {
    let value = compileResult(declaration.value)
    guard !Name.reserved.contains(declaration.name.text) else { return Self.nothing }
    let variable = declare(declaration.name, shape: value.shape)
    // Also where it is computed: what it is computed of may stand there.
    if declaration.isSecret { holdsSecret = true }
    var code = value.code
    if declaration.isSecret {
      code = .async { frame in try await value.code.evaluate(frame).tainted { frame.state.host.protect($0) } }
    } else if case .command(_, nil) = declaration.value.kind {
      code = named(declaration.name.text, code)
    }
    return store(code, in: variable.slot, isResult: declaration.value.isCommand)
  }

  /// What a command gives; lets the recorder know the name that the script has for it.
  private func named(_ name: String, _ code: ExpressionCode) -> ExpressionCode {
    .async { frame in
      let value = try await code.evaluate(frame)
      frame.state.host.recorder?.noteName(name, for: value)
      return value
    }
  }

  private func compileShown(_ expression: Expression) -> StatementCode {
    let value = compile(expression).code
    let isShown = !isInDefinition
    if let value = value.synchronous {
      return .sync { frame in
        let value = try value(frame)
        if isShown { frame.state.show(value) }
        return .normal
      }
    }
    return .async { frame in
      let value = try await value.evaluate(frame)
      if isShown { frame.state.show(value) }
      return .normal
    }
  }

  // MARK: Flow

  private func compileConditional(_ conditional: Conditional) -> StatementCode {
    let branches = conditional.branches.map { (compileCondition($0.condition), compile($0.body)) }
    let otherwise = conditional.otherwise.map { compile($0) }
    let conditions = branches.compactMap(\.0.synchronous)
    let bodies = branches.compactMap(\.1.synchronous)
    let last = otherwise?.synchronous
    if conditions.count == branches.count, bodies.count == branches.count, otherwise == nil || last != nil {
      return .sync { frame in
        for (index, condition) in conditions.enumerated() {
          if case .bool(true) = try condition(frame) { return try bodies[index](frame) }
        }
        return try last?(frame) ?? .normal
      }
    }
    return .async { frame in
      for (condition, body) in branches {
        if case .bool(true) = try await condition.evaluate(frame) { return try await body.run(frame) }
      }
      return try await otherwise?.run(frame) ?? .normal
    }
  }

  private func compileAttempt(_ body: Block, _ handler: Block?) -> StatementCode {
    let body = compile(body)
    let handler = handler.map { compile($0) }
    return .async { frame in
      do {
        return try await frame.state.shielding { try await body.run(frame) }
      } catch let failure as Failure where failure.isCatchable {
        guard let handler else { return .normal }
        frame.state.error = failure.record
        return try await handler.run(frame)
      }
    }
  }

  private func compileJump(_ jump: Completion, _ keyword: String, at span: SourceSpan) -> StatementCode {
    if loopDepth == 0 {
      let place = isInDefer ? "'\(keyword)' cannot leave a 'defer'" : "'\(keyword)' outside a loop"
      error("misplaced-\(keyword)", place, at: span)
    }
    return .sync { _ in jump }
  }

  private func compileReturn(_ result: ResultSource?, at span: SourceSpan) -> StatementCode {
    if isInDefer {
      error("misplaced-return", "'return' cannot leave a 'defer'", at: span)
    } else if !isInDefinition {
      error("misplaced-return", "'return' outside a def", at: span, help: "'exit' ends a script")
    }
    guard let value = result.map({ compileResult($0).code }) else { return .sync { _ in .return(.null) } }
    if let value = value.synchronous { return .sync { frame in .return(try value(frame)) } }
    return .async { frame in .return(try await value.evaluate(frame)) }
  }

  private func compileDefer(_ block: Block) -> StatementCode {
    let (outerDefer, outerDepth) = (isInDefer, loopDepth)
    (isInDefer, loopDepth) = (true, 0)
    defer { (isInDefer, loopDepth) = (outerDefer, outerDepth) }
    return .deferred(compile(block))
  }

  // MARK: The system shell

  private func compileShell(_ text: ShellText) -> StatementCode {
    checkShell(text)
    let variables = shellVariables()
    return .async { frame in
      _ = try await frame.state.shell(
        text.text, input: nil, environment: variables(frame), captures: false, at: text.span)
      return .normal
    }
  }

  private func shellOutput(_ text: ShellText) -> ExpressionCode {
    checkShell(text)
    let variables = shellVariables()
    return .async { frame in
      let output = try await frame.state.shell(
        text.text, input: nil, environment: variables(frame), captures: true, at: text.span)
      return .text((output ?? "").withoutLastBreak)
    }
  }

  /// A command whose result goes to the system shell's standard input.
  func piped(_ call: CallCode, _ pipe: ShellText, captures: Bool) -> ExpressionCode {
    checkShell(pipe)
    let variables = shellVariables()
    return .async { frame in
      let result = try await call.run(frame)
      let output = try await frame.state.shell(
        pipe.text, input: frame.state.host.exported(result.content), environment: variables(frame), captures: captures,
        at: pipe.span)
      if let status = result.exit { throw ExitSignal(status: status) }
      return output.map { .text($0.withoutLastBreak) } ?? .null
    }
  }

  private func checkShell(_ text: ShellText) {
    guard !options.allowsShell else { return }
    error(
      "shell-not-allowed", "the system shell is not allowed here", at: text.span, help: "start vgsh with --allow-shell")
  }

  /// Longer texts stay out of the environment: the system takes no more than 128 KiB for one, and not much more for all.
  private static let longestShellVariable = 32 * 1024

  /// What the system shell finds in its environment: variables that are text, number or bool, and no secret.
  private func shellVariables() -> @Sendable (Frame) -> [(name: String, value: String)] {
    let visible = visibleVariables()
    return { frame in
      visible.read(frame).compactMap { name, value in
        switch value {
        case .text(let text): text.utf8.count <= Self.longestShellVariable ? (name, text) : nil
        case .int, .double, .bool: (name, value.displayText)
        case .null, .duration, .list, .record, .secret: nil
        }
      }
    }
  }
}

extension ResultSource {
  /// Whether it is the value of a command as the command gives it.
  var isCommand: Bool {
    switch kind {
    case .command(_, nil): true
    case .command, .expression, .shell: false
    }
  }
}

extension String {
  fileprivate var withoutLastBreak: String {
    if hasSuffix("\r\n") || hasSuffix("\n") { String(dropLast()) } else { self }
  }
}
