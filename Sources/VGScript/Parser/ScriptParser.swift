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
  /// Where the last blanks skipped began, and where they ended.
  var blanks = 0..<0
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

  /// From a place to the end of what was read last, without the blanks and comments behind it.
  func spanOfContent(from lower: Int) -> SourceSpan {
    span(from: lower, to: max(lower, position == blanks.upperBound ? blanks.lowerBound : position))
  }
}
