extension LineScanner {
  /// Statements up to the brace that closes their block.
  mutating func statements(in block: BlockKind) {
    while true {
      skipBlanks()
      guard let next = peek else { return finish(.statement(PartialWord(start: offset), in: block)) }
      let start = offset
      switch next {
      case "}":
        offset += 1
        return
      case ";", "\n", "\r": offset += 1
      default: statement(in: block)
      }
      // What nobody understands is passed over.
      if offset == start { offset += 1 }
    }
  }

  private mutating func statement(in block: BlockKind) {
    switch peek {
    case "$": assignmentOrExpression()
    case "!": shellText()
    case "?":
      let head = PartialWord(start: offset, text: "?")
      offset += 1
      finishIfAtEnd()
      _ = command(head)
    default:
      let name = readName()
      guard !name.text.isEmpty else { return _ = expression() }
      if isAtEnd { return finish(.statement(name, in: block)) }
      if peek == "(" || Self.literals.contains(name.text) {
        offset = name.start
        _ = expression()
      } else {
        statement(name, in: block)
      }
    }
  }

  private mutating func statement(_ head: PartialWord, in block: BlockKind) {
    switch head.text {
    case "let": declaration()
    case "expect": expectation(in: block)
    case "if": conditional(in: block)
    case "try":
      self.block(block)
      if keyword(oneOf: ["catch"]) != nil { self.block(block) }
    case "for":
      guard let name = newName(), keyword(oneOf: ["in"]) != nil else { return }
      let list = expression()
      self.block(block.union(.loop), binding: [LocalName(name: name, origin: list.appending(.anyItem))])
    case "repeat", "while":
      _ = expression()
      self.block(block.union(.loop))
    case "defer": self.block([])
    case "def": definition()
    case "return": _ = result()
    case "break", "continue": break
    default: _ = command(head)
    }
  }

  /// `let [secret] NAME = RESULT`
  private mutating func declaration() {
    skipBlanks()
    var name = readName()
    if isAtEnd { return finish(.keyword(name, oneOf: ["secret"])) }
    if name.text == "secret" {
      skipBlanks()
      if startsName { name = readName() }
    }
    skipBlanks()
    finishIfAtEnd()
    guard take("=") else { return }
    let origin = result()
    locals.append(LocalName(name: name.text, origin: origin))
  }

  /// `$NAME… = RESULT`, or an expression that begins with a variable.
  private mutating func assignmentOrExpression() {
    let start = offset
    _ = variable(in: .expression)
    skipBlanks()
    if peek == "=", peekNext != "=" {
      offset += 1
      _ = result()
    } else if !isAtEnd {
      offset = start
      _ = expression()
    } else {
      finish(.nothing)
    }
  }

  /// `expect CONDITION [, MESSAGE]`, `expect error [KIND | STATUS] { … }`
  private mutating func expectation(in block: BlockKind) {
    skipBlanks()
    let start = offset
    let name = readName()
    if isAtEnd { return finish(.operand(name, commands: false, keywords: ["error"])) }
    guard name.text == "error", peek != "(" else {
      offset = start
      _ = expression()
      if take(",") { _ = expression() }
      return
    }
    skipBlanks()
    var kind = PartialWord(start: offset)
    while let next = peek, Self.startsName(next) || Self.isDigit(next) || next == "-" {
      kind.text.unicodeScalars.append(next)
      offset += 1
    }
    if isAtEnd { return finish(.errorKind(kind)) }
    self.block(block)
  }

  private mutating func conditional(in block: BlockKind) {
    repeat {
      _ = expression()
      self.block(block)
      guard keyword(oneOf: ["else"]) != nil else { return }
    } while keyword(oneOf: ["if"]) != nil
    self.block(block)
  }

  /// `def NAME(PARAMETERS) { … }`
  private mutating func definition() {
    guard newName() != nil, take("(") else { return }
    let parameters = bracketed(else: [LocalName]()) { scanner in
      var names: [LocalName] = []
      while !scanner.isAtEnd {
        scanner.skipBlanks()
        guard let name = scanner.newName() else { break }
        names.append(LocalName(name: name, origin: .unknown))
        scanner.skipBlanks()
        if scanner.take("=") { _ = scanner.expression() }
        guard scanner.take(",") else { break }
      }
      _ = scanner.take(")")
      return names
    }
    finishIfAtEnd()
    block(.definition, binding: parameters)
  }

  /// `{ … }`, with names that are known inside of it only.
  private mutating func block(_ kind: BlockKind, binding names: [LocalName] = []) {
    skipBlanks()
    finishIfAtEnd()
    guard take("{") else { return }
    let known = locals.count
    locals += names
    nested(else: ()) { $0.statements(in: kind) }
    locals.removeLast(locals.count - known)
  }

  /// A command or expression whose value is taken.
  private mutating func result() -> ValuePath {
    skipBlanks()
    if peek == "!" {
      shellText()
      return .unknown
    }
    return inner()
  }

  /// The system shell's own text, to the end of the line.
  mutating func shellText() {
    skipLine()
    finishIfAtEnd()
  }

  /// One of these words, if it stands here.
  private mutating func keyword(oneOf words: [String]) -> String? {
    skipBlanks()
    let name = readName()
    if isAtEnd {
      finish(.keyword(name, oneOf: words))
      return nil
    }
    if words.contains(name.text) { return name.text }
    offset = name.start
    return nil
  }

  /// A name that is being made up.
  private mutating func newName() -> String? {
    skipBlanks()
    let name = readName()
    finishIfAtEnd()
    return name.text.isEmpty ? nil : name.text
  }
}
