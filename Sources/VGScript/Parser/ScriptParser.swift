import VgshBase

/// Thrown where a construct cannot be read any further. The diagnostic is already reported: whoever catches it only looks
/// for a place to go on.
struct Unparsable: Error {}

/// The state of one run of the parser; the grammar is in its extensions, one part of it in each file.
///
/// The bytes are only borrowed: a parser does not outlive the call that made it.
struct ScriptParser {
  /// A bracket whose closing half has not come yet and inside which newlines are blanks.
  struct OpenBracket {
    var byte: UInt8
    var span: SourceSpan
    /// As it is written: `(`, `[`, `{` or `${`.
    var text: String
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let source: SourceID
  /// The next byte to read.
  var position = 0
  /// First byte behind the byte order mark.
  let contentStart: Int

  var diagnostics: [Diagnostic]
  var comments: [SourceSpan] = []
  /// The construct the text ended in; set with its diagnostic.
  var openConstruct: OpenConstruct?

  var brackets: [OpenBracket] = []
  /// Blocks and brackets around the position.
  var nesting = 0
  /// Calls of the parser around the position that nodes of the tree stand for.
  var recursion = 0
  /// Nodes on the longest way down from the expression read last: what a recursive walk of it will need.
  var height = 0
  /// Whether the statement before ended with an expression, so that an operator may have slipped to the next line.
  var endedWithExpression = false
  /// Whether a limit was met behind which nothing is read.
  var isAbandoned = false

  init(bytes: UnsafeBufferPointer<UInt8>, source: SourceID, diagnostics: [Diagnostic]) {
    self.bytes = bytes
    self.source = source
    self.diagnostics = diagnostics
    let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    contentStart = hasMark ? 3 : 0
    position = contentStart
  }

  mutating func parse() -> ParseResult {
    let statements = parseStatements(inBlock: false)
    let script = Script(statements: statements, span: span(from: 0, to: bytes.count))
    // Control characters were found before anything else; stable, for one place may have two messages.
    let sorted = diagnostics.enumerated().sorted { left, right in
      (left.element.span?.lower ?? 0, left.offset) < (right.element.span?.lower ?? 0, right.offset)
    }
    let completeness: Completeness
    if diagnostics.isEmpty {
      completeness = .complete
    } else if diagnostics.count == 1, let openConstruct {
      completeness = .incomplete(openConstruct)
    } else {
      completeness = .invalid
    }
    return ParseResult(
      script: script, diagnostics: sorted.map(\.element), completeness: completeness, comments: comments)
  }
}

// MARK: - Bytes

extension ScriptParser {
  var isAtEnd: Bool { position >= bytes.count }

  /// The byte at the position; 0 at the end.
  @inline(__always)
  var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

  /// The byte some way ahead; 0 behind the end.
  @inline(__always)
  func peek(_ offset: Int) -> UInt8 {
    position + offset < bytes.count ? bytes[position + offset] : 0
  }

  func text(from lower: Int, to upper: Int) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[lower..<upper]), as: UTF8.self)
  }

  func span(from lower: Int, to upper: Int) -> SourceSpan {
    SourceSpan(source: source, lower: lower, upper: upper)
  }

  /// From a place to the position.
  func span(from lower: Int) -> SourceSpan { span(from: lower, to: position) }

  /// The character at the position; nothing at the end of the text or of a line.
  var currentCharacterSpan: SourceSpan {
    guard !isAtNewline else { return span(from: position) }
    return span(from: position, to: min(bytes.count, position + UTF8Reader.length(of: current)))
  }
}

// MARK: - Problems

extension ScriptParser {
  mutating func report(
    _ code: SyntaxCode, _ message: String, at span: SourceSpan, labels: [Diagnostic.Label] = [], help: String? = nil
  ) {
    guard !isAbandoned else { return }
    diagnostics.append(Diagnostic(code, message, at: span, labels: labels, help: help))
    guard diagnostics.count >= Limits.errors else { return }
    diagnostics.append(Diagnostic(.tooManyErrors, "too many errors: the rest is not read", at: span))
    abandon()
  }

  /// Reports and gives what to throw.
  mutating func problem(
    _ code: SyntaxCode, _ message: String, at span: SourceSpan, labels: [Diagnostic.Label] = [], help: String? = nil
  ) -> Unparsable {
    report(code, message, at: span, labels: labels, help: help)
    return Unparsable()
  }

  /// Something is missing at the position: says so, or at the end of the text that a bracket is still open.
  mutating func missing(_ code: SyntaxCode, _ what: String, help: String? = nil) -> Unparsable {
    if isAtEnd, let bracket = brackets.last { return unclosed(bracket) }
    return problem(code, "expected \(what), found \(currentDescription)", at: currentCharacterSpan, help: help)
  }

  mutating func unclosed(_ bracket: OpenBracket) -> Unparsable {
    let closer = Character(Unicode.Scalar(ASCII.closer(of: bracket.byte)))
    reportOpen(
      bracket.text, at: bracket.span, .unclosedBracket, "'\(bracket.text)' is never closed", help: "add '\(closer)'")
    return Unparsable()
  }

  /// The text ends inside a construct. Those around it are open too, of course: they are not reported.
  mutating func reportOpen(
    _ opener: String, at span: SourceSpan, _ code: SyntaxCode, _ message: String, help: String?
  ) {
    guard openConstruct == nil, !isAbandoned else { return }
    openConstruct = OpenConstruct(opener: opener, span: span)
    report(code, message, at: span, help: help)
  }

  /// Ends the run: everything reads as the end of the text, and no further problem is reported.
  mutating func abandon() {
    isAbandoned = true
    position = bytes.count
  }

  /// What stands at the position, for messages.
  var currentDescription: String {
    guard !isAtEnd else { return "the end" }
    guard !isAtNewline else { return "the end of the line" }
    guard let scalar = UTF8Reader.scalar(in: bytes, at: position) else { return "a broken character" }
    return "'\(Character(scalar))'"
  }
}
