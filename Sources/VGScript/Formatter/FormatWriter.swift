import VgshBase

/// The state of one run of the formatter: a walk of the tree that moves through the source token by token.
///
/// The tree knows which tokens come; what stands between them is looked up in the source, in `SourceGap`. The bytes are
/// only borrowed: a writer does not outlive the call that made it.
struct FormatWriter {
  /// What stands before a token if the author broke no line there.
  enum Lead {
    /// Nothing, and nothing can stand there in the source either.
    case touching
    /// Nothing, whatever blanks the source has.
    case close
    /// One blank.
    case blank
    /// One blank, and never a line of its own: `{`, `else`, `catch`.
    case sameLine
  }

  /// Blanks by which the inner stands behind the outer.
  static let step = 2

  let bytes: UnsafeBufferPointer<UInt8>
  /// Whether lines may end with CR LF.
  private let hasReturns: Bool
  /// The next byte of the source.
  var position: Int
  private(set) var output: [UInt8] = []

  /// Of the statements that are being written.
  var indentation = 0
  /// Of the line that is being written, which may be deeper.
  private(set) var lineIndentation = 0
  /// For each open bracket in which newlines are blanks, the indentation of the line it stands on.
  var brackets: [Int] = []
  /// Whether nothing but an opening bracket or brace was written since: no empty line follows one.
  var isBehindOpener = false
  /// Whether the block being written stands on one line, with all in it.
  var isOnOneLine = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    hasReturns = bytes.contains(ASCII.carriageReturn)
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    output.reserveCapacity(bytes.count + bytes.count / 8)
  }

  mutating func write(_ script: Script) {
    write(script.statements)
    finishStatements()
    if !output.isEmpty { output.append(ASCII.lineFeed) }
  }
}

// MARK: - Tokens

extension FormatWriter {
  /// Copies the source up to a place, line ends as LF.
  mutating func copy(to end: Int) {
    guard end > position else { return }
    let part = bytes[position..<end]
    position = end
    guard hasReturns else { return output.append(contentsOf: part) }
    // A CR without LF would have been an error.
    output.append(contentsOf: part.lazy.filter { $0 != ASCII.carriageReturn })
  }

  /// A token of known length.
  mutating func token(_ length: Int, _ lead: Lead) {
    self.lead(lead)
    copy(to: position + length)
  }

  /// A keyword, an operator, a separator.
  mutating func token(_ text: StaticString, _ lead: Lead) { token(text.utf8CodeUnitCount, lead) }

  mutating func token(_ span: SourceSpan, _ lead: Lead) { token(Int(span.upper - span.lower), lead) }

  /// An opening bracket of some bytes, inside which newlines are blanks.
  mutating func open(_ lead: Lead, length: Int = 1) {
    token(length, lead)
    brackets.append(lineIndentation)
    isBehindOpener = true
  }

  /// The closing half of the innermost bracket.
  mutating func close() { close(behind: takeGap()) }

  /// The rest of what stands between brackets: items with commas between them, perhaps one behind the last.
  mutating func closeList(_ count: Int, _ writeItem: (inout FormatWriter, Int) -> Void) {
    for index in 0..<count {
      if index > 0 { token(",", .close) }
      writeItem(&self, index)
    }
    var gap = takeGap()
    if position < bytes.count, bytes[position] == ASCII.comma {
      write(gap, .close)
      copy(to: position + 1)
      gap = takeGap()
    }
    close(behind: gap)
  }

  private mutating func close(behind gap: SourceGap) {
    write(gap, .close, closesBracket: true)
    brackets.removeLast()
    copy(to: position + 1)
  }
}

// MARK: - Lines

extension FormatWriter {
  /// Ends the line, perhaps with an empty one behind it, and begins the next; at the beginning there is none to end.
  mutating func newLine(_ indentation: Int, behindEmptyLine: Bool = false) {
    if !output.isEmpty { output.append(contentsOf: repeatElement(ASCII.lineFeed, count: behindEmptyLine ? 2 : 1)) }
    output.append(contentsOf: repeatElement(ASCII.space, count: indentation))
    lineIndentation = indentation
  }

  mutating func blank() { output.append(ASCII.space) }

  /// A bare word in the place of a quoted one.
  mutating func copyWithoutQuotes(_ span: SourceSpan) {
    position = Int(span.lower) + 1
    copy(to: Int(span.upper) - 1)
    position = Int(span.upper)
  }

  /// A comment, behind what stands on the line or on a line of its own.
  mutating func write(_ comment: SourceGap.Comment, _ indentation: Int) {
    if comment.lineBreaks == 0, !output.isEmpty {
      blank()
      blank()
    } else {
      newLine(indentation, behindEmptyLine: comment.lineBreaks > 1 && !isBehindOpener)
    }
    isBehindOpener = false
    output.append(contentsOf: bytes[comment.range])
  }

  /// Backslash and line end, for a statement that goes on.
  mutating func continueLine() {
    blank()
    output.append(ASCII.backslash)
    newLine(indentation + Self.step)
  }
}
