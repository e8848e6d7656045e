import VGScript
import VgshBase
import VgshRuntime

/// What an expectation of the session is made of, read again when it is written into a script.
struct ExpectationReading {
  /// A literal text.
  struct Text {
    let text: String
    let span: SourceSpan
  }

  /// A command in parentheses.
  struct Command {
    /// Of the call, as it stands in the session's source.
    let place: SourceSpan
    /// With its parentheses, within the expectation's text.
    let span: SourceSpan
    /// Whether it shows only some rows, or fields, of its result.
    let isFiltered: Bool
  }

  private(set) var texts: [Text] = []
  private(set) var commands: [Command] = []
  /// Names of functions.
  private(set) var functions: [String] = []
  /// `$last`, `$args` and the like, where they stand.
  private(set) var variables: [(name: String, span: SourceSpan)] = []
  /// What was read: the expectation's text behind a keyword.
  let source: SourceText
  let logged: LogExcerpt.LoggedExpectation

  private static let keyword = "expect "

  /// Null where the text does not read as an expectation, which no session brings about.
  init?(_ logged: LogExcerpt.LoggedExpectation) {
    self.logged = logged
    source = SourceText(id: SourceID(.max), name: "expectation", text: Self.keyword + logged.held.text)
    let parsed = Parser.parse(source).script.statements
    guard parsed.count == 1, case .expect(let expectation) = parsed[0].kind else { return nil }
    read(expectation.condition)
    if let message = expectation.message { read(message) }
  }

  /// The expectations of a log, by their places in it.
  static func all(in excerpt: LogExcerpt) -> [Int: ExpectationReading] {
    var readings: [Int: ExpectationReading] = [:]
    for (position, step) in excerpt.steps.enumerated() {
      if case .expectation(let expectation) = step { readings[position] = ExpectationReading(expectation) }
    }
    return readings
  }

  func reads(_ name: String) -> Bool { variables.contains { $0.name == name } }

  /// A failed command that it speaks of, by `$last` or `$error`.
  func failedStep(before position: Int, in excerpt: LogExcerpt) -> Int? {
    guard reads("last") || reads("error") else { return nil }
    for index in excerpt.steps[..<position].indices.reversed() {
      guard case .call(let call) = excerpt.steps[index] else { continue }
      if reads("last"), call.exchange == logged.exchange { return call.failure == nil ? nil : index }
      if reads("error"), call.failure != nil { return index }
    }
    return nil
  }

  // MARK: The tree

  private mutating func read(_ expression: Expression) {
    switch expression.kind {
    case .null, .bool, .integer, .double, .duration, .invalid: break
    case .text(let literal): read(literal, expression.span)
    case .variable(let name): variables.append((name, expression.span))
    case .access(let base, let accessors):
      read(base)
      for accessor in accessors { read(accessor) }
    case .call(let call): read(call)
    case .list(let items): for item in items { read(item) }
    case .record(let entries): for entry in entries { read(entry.value) }
    case .parenthesised(.expression(let inner)): read(inner)
    case .parenthesised(.command(let call)): read(call, within: expression.span)
    case .unary(_, let operand): read(operand)
    case .binary(_, let left, let right):
      read(left)
      read(right)
    }
  }

  private mutating func read(_ literal: TextLiteral, _ span: SourceSpan) {
    if let text = literal.plainText {
      texts.append(Text(text: text, span: span))
      return
    }
    for part in literal.parts {
      if case .interpolation(let interpolation) = part { read(interpolation.expression) }
    }
  }

  private mutating func read(_ call: FunctionCall) {
    functions.append(call.name.text)
    for argument in call.arguments { read(argument) }
  }

  private mutating func read(_ accessor: Accessor) {
    if case .index(let index) = accessor.kind { read(index) }
  }

  /// What is in a command's words is the session's affair: its value stands for it.
  private mutating func read(_ call: CommandCall, within span: SourceSpan) {
    let shift = Int(logged.held.span.lower) - Self.keyword.utf8.count
    let place = SourceSpan(
      source: logged.held.span.source, lower: Int(call.span.lower) + shift, upper: Int(call.span.upper) + shift)
    let isFiltered = call.arguments.contains { argument in
      guard case .option(let option) = argument else { return false }
      return [ListOptions.condition, ListOptions.fields, ListOptions.sort].contains(option.name.text)
    }
    commands.append(Command(place: place, span: span, isFiltered: isFiltered))
  }

  /// The expectation with parts of it replaced.
  func edited(_ edits: [(span: SourceSpan, text: String)]) -> String {
    var bytes = source.utf8
    for (span, text) in edits.sorted(by: { $0.span.lower > $1.span.lower }) {
      bytes.replaceSubrange(Int(span.lower)..<Int(span.upper), with: text.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
