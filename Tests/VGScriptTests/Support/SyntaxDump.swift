@testable import VGScript

/// A tree as an s-expression without spans, so that expectations can be read.
enum SyntaxDump {
  /// Whether a word in quotes that needs none looks like the bare word.
  @TaskLocal static var ignoresNeedlessQuotes = false

  static func text(of script: Script) -> String {
    script.statements.map { statement($0) }.joined(separator: " ")
  }

  static func block(_ block: Block) -> String {
    "{" + block.statements.map { statement($0) }.joined(separator: " ") + "}"
  }

  static func statement(_ statement: Statement) -> String {
    switch statement.kind {
    case .declaration(let it): node(it.isSecret ? "let-secret" : "let", it.name.text, result(it.value))
    case .assignment(let it): node("set", "$" + it.name.text + accessors(it.accessors), result(it.value))
    case .expect(let it): node("expect", expression(it.condition), it.message.map(expression))
    case .expectError(let it): node("expect-error", failure(it.failure), block(it.body))
    case .conditional(let it):
      node(
        "if", it.branches.map { expression($0.condition) + " " + block($0.body) }.joined(separator: " "),
        it.otherwise.map(block))
    case .attempt(let body, let handler): node("try", block(body), handler.map(block))
    case .forEach(let variable, let sequence, let body): node("for", variable.text, expression(sequence), block(body))
    case .repetition(let count, let body): node("repeat", expression(count), block(body))
    case .whileLoop(let condition, let body): node("while", expression(condition), block(body))
    case .breakLoop: "(break)"
    case .continueLoop: "(continue)"
    case .eventually(let it):
      node(
        "eventually", it.within.map { "within " + expression($0) }, it.every.map { "every " + expression($0) },
        block(it.body))
    case .test(let name, let body): node("test", literal(name), block(body))
    case .setup(let body): node("setup", block(body))
    case .deferred(let body): node("defer", block(body))
    case .fail(let message): node("fail", expression(message))
    case .skip(let reason): node("skip", reason.map(expression))
    case .definition(let it):
      node(
        "def", it.name.text,
        "("
          + it.parameters.map { $0.name.text + ($0.defaultValue.map { "=" + expression($0) } ?? "") }
          .joined(separator: " ") + ")", block(it.body))
    case .returning(let value): node("return", value.map(result))
    case .shell(let shell): node("!", quote(shell.text))
    case .command(let it): node(output(it.output), call(it.call))
    case .expression(let it): expression(it)
    case .invalid: "(invalid)"
    }
  }

  private static func output(_ output: CommandStatement.Output) -> String {
    switch output {
    case .shown: "run"
    case .piped(let shell): "pipe " + quote(shell.text)
    case .file(let file, let appends): (appends ? "append " : "write ") + word(file)
    }
  }

  private static func failure(_ failure: FailureExpectation.Failure) -> String {
    switch failure {
    case .any: "any"
    case .kind(let name): name.text
    case .status(let status, _): "\(status)"
    }
  }

  static func result(_ result: ResultSource) -> String {
    switch result.kind {
    case .expression(let it): expression(it)
    case .command(let it, let pipe): pipe.map { node("pipe " + quote($0.text), call(it)) } ?? call(it)
    case .shell(let shell): node("!", quote(shell.text))
    }
  }

  static func call(_ call: CommandCall) -> String {
    node(([call.name.text] + call.arguments.map(argument)).joined(separator: " "))
  }

  private static func argument(_ argument: Argument) -> String {
    switch argument {
    case .word(let it): word(it)
    case .option(let it): "--" + it.name.text + (it.value.map { "=" + word($0) } ?? "")
    case .endOfOptions: "--"
    }
  }

  static func word(_ word: Word) -> String {
    switch word.kind {
    case .bare(let parts): parts.count == 1 && word.plainText != nil ? word.plainText ?? "" : node("bare", texts(parts))
    case .quoted(let it):
      if ignoresNeedlessQuotes, let text = it.plainText, BareWord.says(text) { text } else { literal(it) }
    case .list(let elements): list(elements)
    case .record(let entries): record(entries)
    case .parenthesised(let it, let steps): inner(it) + accessors(steps)
    case .call(let it, let steps): function(it) + accessors(steps)
    case .invalid: "(invalid)"
    }
  }

  static func literal(_ literal: TextLiteral) -> String {
    if let text = literal.plainText { return quote(text) }
    return node("text", texts(literal.parts))
  }

  private static func texts(_ parts: [TextPart]) -> String {
    parts.map { part in
      switch part {
      case .text(let text): quote(text)
      case .interpolation(let it): it.isBraced ? "${" + expression(it.expression) + "}" : expression(it.expression)
      }
    }.joined(separator: " ")
  }

  static func expression(_ expression: Expression) -> String {
    switch expression.kind {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .double(let value): "\(value)"
    case .duration(let value): "\(value)"
    case .text(let it): literal(it)
    case .variable(let name): "$" + name
    case .access(let base, let steps): self.expression(base) + accessors(steps)
    case .call(let it): function(it)
    case .list(let elements): list(elements)
    case .record(let entries): record(entries)
    case .parenthesised(let it): inner(it)
    case .unary(let symbol, let operand): node(symbol.rawValue, self.expression(operand))
    case .binary(let symbol, let left, let right):
      node(symbol.rawValue, self.expression(left), self.expression(right))
    case .invalid: "(invalid)"
    }
  }

  private static func inner(_ inner: Inner) -> String {
    switch inner {
    case .command(let it): "(" + call(it) + ")"
    case .expression(let it): "(" + expression(it) + ")"
    }
  }

  private static func function(_ call: FunctionCall) -> String {
    call.name.text + "(" + call.arguments.map { expression($0) }.joined(separator: ", ") + ")"
  }

  private static func list(_ elements: [Expression]) -> String {
    "[" + elements.map { expression($0) }.joined(separator: " ") + "]"
  }

  private static func record(_ entries: [RecordEntry]) -> String {
    "{" + entries.map { key($0.key) + ": " + expression($0.value) }.joined(separator: " ") + "}"
  }

  private static func key(_ key: RecordEntry.Key) -> String {
    switch key {
    case .name(let name): name.text
    case .quoted(let it): literal(it)
    }
  }

  private static func accessors(_ accessors: [Accessor]) -> String {
    accessors.map { accessor in
      switch accessor.kind {
      case .field(let name): "." + name
      case .index(let index): "[" + expression(index) + "]"
      }
    }.joined()
  }

  private static func node(_ parts: String?...) -> String {
    "(" + parts.compactMap { $0 }.joined(separator: " ") + ")"
  }

  private static func quote(_ text: String) -> String { "'" + text.replacing("\n", with: "⏎") + "'" }
}
