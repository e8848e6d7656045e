import VgshBase

extension FormatWriter {
  /// A statement from its first token to its last; its line is begun.
  mutating func write(_ statement: Statement) {
    switch statement.kind {
    case .declaration(let declaration):
      token("let", .touching)
      if declaration.isSecret { token("secret", .blank) }
      token(declaration.name.span, .blank)
      token("=", .blank)
      write(declaration.value, .blank)
    case .assignment(let assignment):
      token(assignment.name.span, .touching)
      write(assignment.accessors)
      token("=", .blank)
      write(assignment.value, .blank)
    case .expect(let expectation):
      token("expect", .touching)
      write(expectation.condition, .blank)
      if let message = expectation.message {
        token(",", .close)
        write(message, .blank)
      }
    case .breakLoop: token("break", .touching)
    case .continueLoop: token("continue", .touching)
    case .fail(let message):
      token("fail", .touching)
      write(message, .blank)
    case .skip(let reason):
      token("skip", .touching)
      if let reason { write(reason, .blank) }
    case .returning(let result):
      token("return", .touching)
      if let result { write(result, .blank) }
    case .shell(let text):
      token("!", .touching)
      write(text)
    case .command(let command): write(command)
    case .expression(let expression): write(expression, .touching)
    case .invalid: copy(to: Int(statement.span.upper))
    case .expectError, .conditional, .attempt, .forEach, .repetition, .whileLoop, .eventually, .test, .setup, .deferred,
      .definition:
      writeWithBlocks(statement)
    }
  }

  /// `= RESULT`, `return RESULT`
  private mutating func write(_ result: ResultSource, _ lead: Lead) {
    switch result.kind {
    case .expression(let expression): write(expression, lead)
    case .command(let call, let pipe):
      write(call, lead)
      if let pipe {
        token("|", .blank)
        write(pipe)
      }
    case .shell(let text):
      token("!", lead)
      write(text)
    }
  }

  private mutating func writeWithBlocks(_ statement: Statement) {
    let onOneLine = staysOnOneLine(statement)
    switch statement.kind {
    case .expectError(let expectation):
      token("expect", .touching)
      token("error", .blank)
      switch expectation.failure {
      case .any: break
      case .kind(let name): token(name.span, .blank)
      case .status(_, let span): token(span, .blank)
      }
      write(expectation.body, onOneLine: onOneLine)
    case .conditional(let conditional): write(conditional, onOneLine: onOneLine)
    case .attempt(let body, let handler):
      token("try", .touching)
      write(body, onOneLine: onOneLine)
      if let handler {
        token("catch", .sameLine)
        write(handler, onOneLine: onOneLine)
      }
    case .forEach(let variable, let sequence, let body):
      token("for", .touching)
      token(variable.span, .blank)
      token("in", .blank)
      write(sequence, .blank)
      write(body, onOneLine: onOneLine)
    case .repetition(let count, let body): write("repeat", count, body, onOneLine: onOneLine)
    case .whileLoop(let condition, let body): write("while", condition, body, onOneLine: onOneLine)
    case .eventually(let eventually): write(eventually, onOneLine: onOneLine)
    case .test(let name, let body):
      token("test", .touching)
      token(name.span, .blank)
      write(body, onOneLine: onOneLine)
    case .setup(let body):
      token("setup", .touching)
      write(body, onOneLine: onOneLine)
    case .deferred(let body):
      token("defer", .touching)
      write(body, onOneLine: onOneLine)
    case .definition(let definition): write(definition, onOneLine: onOneLine)
    case .declaration, .assignment, .expect, .breakLoop, .continueLoop, .fail, .skip, .returning, .shell, .command,
      .expression, .invalid:
      break
    }
  }

  private mutating func write(_ keyword: StaticString, _ head: Expression, _ body: Block, onOneLine: Bool) {
    token(keyword, .touching)
    write(head, .blank)
    write(body, onOneLine: onOneLine)
  }

  private mutating func write(_ conditional: Conditional, onOneLine: Bool) {
    for (index, branch) in conditional.branches.enumerated() {
      if index > 0 { token("else", .sameLine) }
      token("if", index > 0 ? .sameLine : .touching)
      write(branch.condition, .blank)
      write(branch.body, onOneLine: onOneLine)
    }
    guard let otherwise = conditional.otherwise else { return }
    token("else", .sameLine)
    write(otherwise, onOneLine: onOneLine)
  }

  private mutating func write(_ eventually: Eventually, onOneLine: Bool) {
    token("eventually", .touching)
    let within = eventually.within.map { (keyword: "within" as StaticString, duration: $0) }
    let every = eventually.every.map { (keyword: "every" as StaticString, duration: $0) }
    let clauses = [within, every].compactMap(\.self).sorted { $0.duration.span.lower < $1.duration.span.lower }
    for clause in clauses {
      token(clause.keyword, .blank)
      write(clause.duration, .blank)
    }
    write(eventually.body, onOneLine: onOneLine)
  }

  private mutating func write(_ definition: Definition, onOneLine: Bool) {
    token("def", .touching)
    token(definition.name.span, .blank)
    open(.close)
    closeList(definition.parameters.count) { writer, index in
      let parameter = definition.parameters[index]
      writer.token(parameter.name.span, index == 0 ? .close : .blank)
      guard let value = parameter.defaultValue else { return }
      writer.token("=", .blank)
      writer.write(value, .blank)
    }
    write(definition.body, onOneLine: onOneLine)
  }
}
