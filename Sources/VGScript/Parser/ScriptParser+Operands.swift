import VgshBase

// MARK: - Operands

extension ScriptParser {
  /// `primary { accessor }`
  mutating func parseOperand() throws(Unparsable) -> Expression {
    height = 0
    let start = position
    let primary = try parsePrimary()
    guard current == ASCII.dot || current == ASCII.openBracket else { return primary }
    let accessors = try parseAccessors()
    guard !accessors.isEmpty else { return primary }
    return Expression(.access(primary, accessors), at: span(from: start))
  }

  private mutating func parsePrimary() throws(Unparsable) -> Expression {
    let start = position
    switch current {
    case ASCII.dollar:
      return try parseVariable()
    case ASCII.zero...ASCII.nine, ASCII.minus:
      return parseNumber()
    case ASCII.doubleQuote, ASCII.singleQuote:
      let literal = try parseQuoted()
      return Expression(.text(literal), at: literal.span)
    case ASCII.openParenthesis:
      let inner = try parseParenthesised()
      return Expression(.parenthesised(inner), at: span(from: start))
    case ASCII.openBracket:
      let elements = try parseList()
      return Expression(.list(elements), at: span(from: start))
    case ASCII.openBrace:
      let entries = try parseRecord()
      return Expression(.record(entries), at: span(from: start))
    case _ where ASCII.isNameStart(current):
      return try parsePrimaryWithName()
    default:
      return try rejectPrimary()
    }
  }

  private mutating func parseVariable() throws(Unparsable) -> Expression {
    let start = position
    if peek(1) == ASCII.openBrace {
      reportBracedVariable()
      return try parseInterpolation(inQuotes: false).expression
    }
    position += 1
    position = endOfName
    guard position > start + 1 else {
      throw problem(
        .expectedExpression, "expected a variable's name behind '$'", at: span(from: start, to: start + 1),
        help: "text needs quotes")
    }
    return Expression(.variable(text(from: start + 1, to: position)), at: span(from: start))
  }

  @inline(never)
  private mutating func reportBracedVariable() {
    report(
      .bracedVariable, "'${' is for text only", at: span(from: position, to: position + 2),
      help: "in an expression write $name, or parentheses")
  }

  /// A literal with a name, or a call.
  private mutating func parsePrimaryWithName() throws(Unparsable) -> Expression {
    let start = position
    let end = endOfName
    if end < bytes.count, bytes[end] == ASCII.openParenthesis {
      let call = try parseCall()
      return Expression(.call(call), at: call.span)
    }
    let kind: Expression.Kind
    switch text(from: start, to: end) {
    case "true": kind = .bool(true)
    case "false": kind = .bool(false)
    case "null": kind = .null
    case "not":
      throw problem(
        .notNeedsParentheses, "'not' cannot stand here", at: span(from: start, to: end),
        help: "put it in parentheses: (not …)")
    default: return try parseUnquotedText()
    }
    position = end
    return Expression(kind, at: span(from: start))
  }

  /// `name(argument, …)`
  mutating func parseCall() throws(Unparsable) -> FunctionCall {
    let start = position
    position = endOfName
    return try parseArguments(of: Name(text(from: start, to: position), at: span(from: start)))
  }

  /// The parentheses of a call whose name is taken, and all in them.
  mutating func parseArguments(of name: Name) throws(Unparsable) -> FunctionCall {
    try open()
    var arguments: [Expression] = []
    var tallest = 0
    skipBlanks()
    if current != ASCII.closeParenthesis {
      while true {
        arguments.append(try parseExpression())
        tallest = max(tallest, height)
        skipBlanks()
        guard current == ASCII.comma else { break }
        position += 1
      }
    }
    try close(or: "','")
    try grow(over: tallest, at: name.span)
    return FunctionCall(name: name, arguments: arguments, span: span(from: Int(name.span.lower)))
  }

  /// `"(" inner ")"`
  mutating func parseParenthesised() throws(Unparsable) -> Inner {
    let start = position
    try open()
    skipBlanks()
    let inner: Inner
    if current == ASCII.closeParenthesis { throw missing(.expectedExpression, "a command or an expression") }
    if let name = try takeCommandName() {
      inner = .command(try parseCommand(name))
    } else {
      inner = .expression(try parseExpression())
      skipBlanks()
    }
    try close()
    try grow(over: height, at: span(from: start, to: start + 1))
    return inner
  }

  /// `"." NAME | "[" expr "]"`, any number of them.
  mutating func parseAccessors() throws(Unparsable) -> [Accessor] {
    var accessors: [Accessor] = []
    var tallest = height
    while true {
      let start = position
      if current == ASCII.dot, peek(1) != ASCII.dot {
        position += 1
        let name = position
        position = endOfName
        guard position > name else { throw badAccessor(from: start) }
        let field = text(from: name, to: position)
        guard current != ASCII.openParenthesis else {
          throw problem(
            .methodCall, "values have no methods", at: span(from: start),
            help: "\(field) is called as a function: \(field)($value)")
        }
        accessors.append(Accessor(.field(field), at: span(from: start)))
      } else if current == ASCII.openBracket {
        try open()
        let index = try parseExpression()
        tallest = max(tallest, height)
        skipBlanks()
        try close()
        accessors.append(Accessor(.index(index), at: span(from: start)))
      } else {
        height = tallest
        if !accessors.isEmpty { try grow(over: tallest, at: span(from: start)) }
        return accessors
      }
    }
  }

  private mutating func badAccessor(from start: Int) -> Unparsable {
    let help: String? =
      if ASCII.isDigit(current) {
        "an element of a list is [0]"
      } else if current == ASCII.doubleQuote || current == ASCII.singleQuote {
        "a field whose name is no word is [\"name\"]"
      } else {
        nil
      }
    return problem(
      .badAccessor, "expected a field's name behind '.', found \(currentDescription)", at: span(from: start),
      help: help)
  }
}

// MARK: - Lists and records

extension ScriptParser {
  /// `"[" [ expr { "," expr } [ "," ] ] "]"`
  mutating func parseList() throws(Unparsable) -> [Expression] {
    let start = position
    try open()
    var elements: [Expression] = []
    var tallest = 0
    skipBlanks()
    while current != ASCII.closeBracket {
      elements.append(try parseExpression())
      tallest = max(tallest, height)
      skipBlanks()
      guard current == ASCII.comma else { break }
      position += 1
      skipBlanks()
    }
    try close(or: "','")
    try grow(over: tallest, at: span(from: start, to: start + 1))
    return elements
  }

  /// `"{" [ entry { "," entry } [ "," ] ] "}"`
  mutating func parseRecord() throws(Unparsable) -> [RecordEntry] {
    let start = position
    try open()
    var entries: [RecordEntry] = []
    var seen: [String: SourceSpan] = [:]
    var tallest = 0
    skipBlanks()
    while current != ASCII.closeBrace {
      let entry = try parseEntry()
      tallest = max(tallest, height)
      if let key = entry.key.plainText, let first = seen.updateValue(entry.key.span, forKey: key) {
        report(
          .duplicateKey, "the key '\(key)' is given twice", at: entry.key.span,
          labels: [Diagnostic.Label(first, "the first")])
      }
      entries.append(entry)
      skipBlanks()
      guard current == ASCII.comma else { break }
      position += 1
      skipBlanks()
    }
    try close(or: "','")
    try grow(over: tallest, at: span(from: start, to: start + 1))
    return entries
  }

  /// `( NAME | quoted ) ":" expr`
  private mutating func parseEntry() throws(Unparsable) -> RecordEntry {
    let start = position
    let key: RecordEntry.Key
    var keyHeight = 0
    if current == ASCII.doubleQuote || current == ASCII.singleQuote {
      key = .quoted(try parseQuoted())
      keyHeight = height
    } else {
      position = endOfName
      guard position > start else {
        throw missing(.expectedKey, "a key", help: "the keys of a record are names or quoted: {name: 1, \"e-mail\": 2}")
      }
      key = .name(Name(text(from: start, to: position), at: span(from: start)))
    }
    skipBlanks()
    guard current == ASCII.colon else {
      throw missing(
        .expectedKey, "':' behind the key",
        help: "a record is {name: value}; a block of statements stands behind 'if', 'for' and the like only")
    }
    position += 1
    let value = try parseExpression()
    height = max(height, keyHeight)
    return RecordEntry(key: key, value: value)
  }
}
