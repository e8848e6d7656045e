extension LineScanner {
  /// The operators that are words.
  static let wordOperators = ["and", "contains", "in", "matches", "or"]

  /// A command or an expression: what stands in parentheses and behind `=`.
  mutating func inner() -> ValuePath {
    skipBlanks()
    let name = readName()
    if isAtEnd {
      finish(.operand(name, commands: true, keywords: []))
      return .unknown
    }
    if name.text.isEmpty || peek == "(" || Self.literals.contains(name.text) {
      offset = name.start
      return expression()
    }
    return ValuePath(root: .command(command(name)))
  }

  /// Operands with operators between them. Whatever cannot belong to it, the brace of a block too, ends it.
  mutating func expression() -> ValuePath {
    let first = operand()
    return operations() ? .unknown : first
  }

  /// The rest of an expression behind its first operand.
  ///
  /// - Returns: whether there was any.
  private mutating func operations() -> Bool {
    var any = false
    while readOperator() {
      any = true
      _ = operand()
    }
    return any
  }

  private mutating func readOperator() -> Bool {
    skipBlanks()
    let word = readName()
    if isAtEnd {
      finish(.keyword(word, oneOf: Self.wordOperators))
      return false
    }
    if Self.wordOperators.contains(word.text) { return true }
    offset = word.start
    switch peek {
    case "=", "!", "<", ">", ".":
      let isRange = peek == "."
      guard isRange ? peekNext == "." : peekNext == "=" || peek == "<" || peek == ">" else { return false }
      offset += isRange || peekNext == "=" ? 2 : 1
    case "+", "-", "*", "/", "%": offset += 1
    default: return false
    }
    return true
  }

  private mutating func operand() -> ValuePath {
    skipBlanks()
    while peek == "-" {
      offset += 1
      skipBlanks()
    }
    let path = nested(else: .unknown) { $0.primary() }
    finishIfAtEnd()
    return path
  }

  private mutating func primary() -> ValuePath {
    switch peek {
    case nil: finish(.operand(PartialWord(start: offset), commands: false, keywords: []))
    case "$": return variable(in: .expression)
    case "(": return group()
    case "[": list()
    case "{": record()
    case "'", "\"": _ = quoted { _ in .nothing }
    case let next? where Self.isDigit(next): number()
    case _?:
      let name = readName()
      if isAtEnd {
        finish(.operand(name, commands: false, keywords: []))
      } else if name.text == "not" {
        return operand()
      } else if !name.text.isEmpty, take("(") {
        arguments()
        return accessors(of: .unknown, in: .expression)
      }
    }
    return .unknown
  }

  private mutating func number() {
    while let next = peek, Self.isDigit(next) || Self.startsName(next) || next == ".", !(next == "." && peekNext == ".")
    {
      offset += 1
    }
  }

  /// `(…)` with what is taken out of it.
  mutating func group() -> ValuePath {
    offset += 1
    let path = bracketed(else: .unknown) { scanner in
      let path = scanner.inner()
      scanner.skipBlanks()
      _ = scanner.take(")")
      return path
    }
    return accessors(of: path, in: .expression)
  }

  /// The arguments of a function, behind their opening parenthesis.
  mutating func arguments() { elements(upTo: ")") { _ = $0.expression() } }

  mutating func list() {
    offset += 1
    elements(upTo: "]") { _ = $0.expression() }
  }

  mutating func record() {
    offset += 1
    elements(upTo: "}") { scanner in
      scanner.skipBlanks()
      if scanner.peek == "'" || scanner.peek == "\"" {
        _ = scanner.quoted { _ in .nothing }
      } else {
        _ = scanner.readName()
      }
      scanner.finishIfAtEnd()
      scanner.skipBlanks()
      if scanner.take(":") { _ = scanner.expression() }
    }
  }

  private mutating func elements(upTo closer: Unicode.Scalar, _ read: (inout LineScanner) -> Void) {
    bracketed(else: ()) { scanner in
      while true {
        scanner.skipBlanks()
        if scanner.take(closer) { return }
        let start = scanner.offset
        read(&scanner)
        scanner.skipBlanks()
        if scanner.take(",") { continue }
        // The end, or something that no element begins with: the bracket was never closed.
        if scanner.isAtEnd || scanner.offset == start { return }
      }
    }
  }
}
