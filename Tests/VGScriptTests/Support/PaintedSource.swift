import Testing
import VgshBase

@testable import VGScript

/// What each byte of a script is, as the parser sees it.
///
/// Editors colour by grammars of their own; this is what those are measured by.
struct PaintedSource {
  enum Kind: String, Sendable {
    /// Blanks, brackets and other signs between what has a meaning.
    case structure
    case comment, text, shell, word
    case keyword, command, option, function, literal
    case operation = "operator"
    /// `$name`, and a name where it is bound.
    case variable
    case field, key, definition, parameter, testName, errorKind
  }

  let source: SourceText
  private(set) var kinds: [Kind]

  init(_ source: SourceText, _ result: ParseResult) {
    self.source = source
    kinds = Array(repeating: .structure, count: source.utf8.count)
    for statement in result.script.statements { paint(statement) }
    for comment in result.comments { paint(comment, .comment) }
  }

  // MARK: - Painting

  private mutating func paint(_ lower: Int, _ upper: Int, _ kind: Kind) {
    for place in lower..<upper { kinds[place] = kind }
  }

  private mutating func paint(_ span: SourceSpan, _ kind: Kind) { paint(Int(span.lower), Int(span.upper), kind) }

  /// Paints a word that stands somewhere between two places, with nothing but blanks and comments around it.
  ///
  /// - Returns: one behind it.
  @discardableResult
  private mutating func paint(_ word: String, between lower: Int, and upper: Int, _ kind: Kind) -> Int {
    let wanted = Array(word.utf8)
    var place = lower
    while place + wanted.count <= upper {
      if source.utf8[place] == ASCII.hash {
        while place < upper, source.utf8[place] != ASCII.lineFeed { place += 1 }
      } else if source.utf8[place..<(place + wanted.count)].elementsEqual(wanted) {
        paint(place, place + wanted.count, kind)
        return place + wanted.count
      } else {
        place += 1
      }
    }
    Issue.record("no '\(word)' in '\(source.text(in: lower..<upper))' of \(source.name)")
    return lower
  }

  /// Paints the keyword at the beginning of a statement.
  ///
  /// - Returns: one behind it.
  private mutating func paint(_ keyword: Keyword, of statement: Statement) -> Int {
    let lower = Int(statement.span.lower)
    let upper = lower + keyword.rawValue.utf8.count
    paint(lower, upper, .keyword)
    return upper
  }

  private mutating func paint(_ block: Block) {
    for statement in block.statements { paint(statement) }
  }

  // MARK: - Statements

  private mutating func paint(_ statement: Statement) {
    switch statement.kind {
    case .declaration(let it):
      let behind = paint(.let, of: statement)
      if it.isSecret { paint("secret", between: behind, and: Int(it.name.span.lower), .keyword) }
      paint(it.name.span, .variable)
      paint(it.value)
    case .assignment(let it):
      paint(Int(it.name.span.lower), Int(it.name.span.upper), .variable)
      paint(it.accessors)
      paint(it.value)
    case .expect(let it):
      _ = paint(.expect, of: statement)
      paint(it.condition)
      if let message = it.message { paint(message) }
    case .expectError(let it):
      let behind = paint(.expect, of: statement)
      paint("error", between: behind, and: Int(it.body.span.lower), .keyword)
      switch it.failure {
      case .any: break
      case .kind(let name): paint(name.span, .errorKind)
      case .status(_, let span): paint(span, .literal)
      }
      paint(it.body)
    case .conditional(let it): paint(it, of: statement)
    case .attempt(let body, let handler):
      _ = paint(.try, of: statement)
      paint(body)
      if let handler {
        paint("catch", between: Int(body.span.upper), and: Int(handler.span.lower), .keyword)
        paint(handler)
      }
    case .forEach(let variable, let sequence, let body):
      _ = paint(.for, of: statement)
      paint(variable.span, .variable)
      paint("in", between: Int(variable.span.upper), and: Int(sequence.span.lower), .keyword)
      paint(sequence)
      paint(body)
    case .repetition(let count, let body): paint(.repeat, count, body, of: statement)
    case .whileLoop(let condition, let body): paint(.while, condition, body, of: statement)
    case .breakLoop: _ = paint(.break, of: statement)
    case .continueLoop: _ = paint(.continue, of: statement)
    case .eventually(let it): paint(it, of: statement)
    case .test(let name, let body):
      _ = paint(.test, of: statement)
      paint(name.span, .testName)
      paint(body)
    case .setup(let body): paint(.setup, nil, body, of: statement)
    case .deferred(let body): paint(.defer, nil, body, of: statement)
    case .fail(let message): paint(.fail, message, nil, of: statement)
    case .skip(let reason): paint(.skip, reason, nil, of: statement)
    case .definition(let it):
      _ = paint(.def, of: statement)
      paint(it.name.span, .definition)
      for parameter in it.parameters {
        paint(parameter.name.span, .parameter)
        if let value = parameter.defaultValue { paint(value) }
      }
      paint(it.body)
    case .returning(let value):
      _ = paint(.return, of: statement)
      if let value { paint(value) }
    case .shell(let shell): paint(shell.span, .shell)
    case .command(let it):
      paint(it.call)
      switch it.output {
      case .shown: break
      case .piped(let shell): paint(shell.span, .shell)
      case .file(let file, _):
        paint(">", between: Int(it.call.span.upper), and: Int(file.span.lower), .operation)
        paint(file)
      }
    case .expression(let it): paint(it)
    case .invalid: Issue.record("a statement of \(source.name) that cannot be read")
    }
  }

  private mutating func paint(
    _ keyword: Keyword, _ expression: Expression?, _ body: Block?, of statement: Statement
  ) {
    _ = paint(keyword, of: statement)
    if let expression { paint(expression) }
    if let body { paint(body) }
  }

  private mutating func paint(_ conditional: Conditional, of statement: Statement) {
    var behind = paint(.if, of: statement)
    for (index, branch) in conditional.branches.enumerated() {
      let next = Int(branch.condition.span.lower)
      if index > 0 {
        behind = paint("else", between: behind, and: next, .keyword)
        paint("if", between: behind, and: next, .keyword)
      }
      paint(branch.condition)
      paint(branch.body)
      behind = Int(branch.body.span.upper)
    }
    if let otherwise = conditional.otherwise {
      paint("else", between: behind, and: Int(otherwise.span.lower), .keyword)
      paint(otherwise)
    }
  }

  private mutating func paint(_ eventually: Eventually, of statement: Statement) {
    var behind = paint(.eventually, of: statement)
    let clauses = [("within", eventually.within), ("every", eventually.every)]
      .compactMap { word, value in value.map { (word, $0) } }
      .sorted { $0.1.span.lower < $1.1.span.lower }
    for (word, value) in clauses {
      paint(word, between: behind, and: Int(value.span.lower), .keyword)
      paint(value)
      behind = Int(value.span.upper)
    }
    paint(eventually.body)
  }

  private mutating func paint(_ result: ResultSource) {
    switch result.kind {
    case .expression(let it): paint(it)
    case .command(let it, let pipe):
      paint(it)
      if let pipe { paint(pipe.span, .shell) }
    case .shell(let shell): paint(shell.span, .shell)
    }
  }

  // MARK: - Commands

  private mutating func paint(_ call: CommandCall) {
    paint(call.name.span, .command)
    for argument in call.arguments {
      switch argument {
      case .word(let word): paint(word)
      case .option(let option):
        paint(Int(option.span.lower), Int(option.value?.span.lower ?? option.span.upper), .option)
        if let value = option.value { paint(value) }
      case .endOfOptions(let span): paint(span, .option)
      }
    }
  }

  private mutating func paint(_ word: Word) {
    switch word.kind {
    case .bare(let parts):
      let isLiteral = word.plainText.flatMap(BareLiteral.init) != nil
      paint(word.span, isLiteral ? .literal : .word)
      paint(parts)
    case .quoted(let it): paint(it)
    case .list(let elements): for element in elements { paint(element) }
    case .record(let entries): paint(entries)
    case .parenthesised(let it, let accessors):
      paint(it)
      paint(accessors)
    case .call(let it, let accessors):
      paint(it)
      paint(accessors)
    case .invalid: Issue.record("a word of \(source.name) that cannot be read")
    }
  }

  // MARK: - Values

  private mutating func paint(_ inner: Inner) {
    switch inner {
    case .command(let it): paint(it)
    case .expression(let it): paint(it)
    }
  }

  private mutating func paint(_ expression: Expression) {
    switch expression.kind {
    case .null, .bool: paint(expression.span, .literal)
    case .integer, .double, .duration:
      // Whether a sign is part of the number or an operator is for the parser to know.
      let hasSign = source.utf8[Int(expression.span.lower)] == ASCII.minus
      paint(Int(expression.span.lower) + (hasSign ? 1 : 0), Int(expression.span.upper), .literal)
    case .text(let it): paint(it)
    case .variable: paint(expression.span, .variable)
    case .access(let base, let accessors):
      paint(base)
      paint(accessors)
    case .call(let it): paint(it)
    case .list(let elements): for element in elements { paint(element) }
    case .record(let entries): paint(entries)
    case .parenthesised(let it): paint(it)
    case .unary(let symbol, let operand):
      if symbol == .not {
        paint(symbol.rawValue, between: Int(expression.span.lower), and: Int(operand.span.lower), .operation)
      }
      paint(operand)
    case .binary(let symbol, let left, let right):
      paint(symbol.rawValue, between: Int(left.span.upper), and: Int(right.span.lower), .operation)
      paint(left)
      paint(right)
    case .invalid: Issue.record("an expression of \(source.name) that cannot be read")
    }
  }

  private mutating func paint(_ call: FunctionCall) {
    paint(call.name.span, .function)
    for argument in call.arguments { paint(argument) }
  }

  private mutating func paint(_ entries: [RecordEntry]) {
    for entry in entries {
      switch entry.key {
      case .name(let name): paint(name.span, .key)
      case .quoted(let it): paint(it)
      }
      paint(entry.value)
    }
  }

  private mutating func paint(_ accessors: [Accessor]) {
    for accessor in accessors {
      switch accessor.kind {
      case .field: paint(accessor.span, .field)
      case .index(let index):
        paint(accessor.span, .structure)
        paint(index)
      }
    }
  }

  private mutating func paint(_ literal: TextLiteral) {
    paint(literal.span, .text)
    paint(literal.parts)
  }

  private mutating func paint(_ parts: [TextPart]) {
    for case .interpolation(let it) in parts {
      paint(it.span, .structure)
      paint(it.expression)
    }
  }
}
