import VgshBase

extension FormatWriter {
  /// Statements, each on a line of its own.
  mutating func write(_ statements: [Statement]) {
    for statement in statements {
      let gap = takeGap(isBetweenStatements: true)
      for comment in gap.comments { write(comment, indentation) }
      newLine(indentation, behindEmptyLine: gap.lineBreaks > 1 && !isBehindOpener)
      isBehindOpener = false
      write(statement)
    }
  }

  /// The comments behind the last statement.
  mutating func finishStatements() {
    for comment in takeGap(isBetweenStatements: true).comments { write(comment, indentation) }
  }

  /// The blocks of one statement are laid out alike: all on the statement's line, or all over lines of their own.
  ///
  /// They stay on its line where the author put them there with no more than one statement in each.
  func staysOnOneLine(_ statement: Statement) -> Bool {
    isOnOneLine || statement.blocks.allSatisfy(isSmall)
  }

  private func isSmall(_ block: Block) -> Bool {
    guard block.statements.count <= 1,
      !bytes[Int(block.span.lower)..<Int(block.span.upper)].contains(ASCII.lineFeed)
    else { return false }
    return block.statements.allSatisfy { $0.blocks.allSatisfy(isSmall) }
  }

  mutating func write(_ block: Block, onOneLine: Bool) {
    token("{", .sameLine)
    guard let statement = block.statements.first else { return writeEnd() }
    guard onOneLine else {
      indentation += Self.step
      isBehindOpener = true
      write(block.statements)
      finishStatements()
      indentation -= Self.step
      newLine(indentation)
      return copy(to: position + 1)
    }
    let outer = isOnOneLine
    isOnOneLine = true
    _ = takeGap(isBetweenStatements: true)
    blank()
    write(statement)
    _ = takeGap(isBetweenStatements: true)
    blank()
    copy(to: position + 1)
    isOnOneLine = outer
  }

  /// The rest of a block without statements.
  private mutating func writeEnd() {
    let gap = takeGap(isBetweenStatements: true)
    if !gap.comments.isEmpty {
      isBehindOpener = true
      for comment in gap.comments { write(comment, indentation + Self.step) }
      newLine(indentation)
    }
    copy(to: position + 1)
  }
}

extension Statement {
  /// In the order of the source.
  fileprivate var blocks: [Block] {
    switch kind {
    case .expectError(let expectation): [expectation.body]
    case .conditional(let conditional): conditional.branches.map(\.body) + [conditional.otherwise].compactMap(\.self)
    case .attempt(let body, let handler): [body] + [handler].compactMap(\.self)
    case .forEach(_, _, let body), .repetition(_, let body), .whileLoop(_, let body), .test(_, let body): [body]
    case .eventually(let eventually): [eventually.body]
    case .setup(let body), .deferred(let body): [body]
    case .definition(let definition): [definition.body]
    case .declaration, .assignment, .expect, .breakLoop, .continueLoop, .fail, .skip, .returning, .shell, .command,
      .expression, .invalid:
      []
    }
  }
}
