/// The text of one source with the name it is shown by and the starts of its lines.
package struct SourceText: Sendable {
  package let id: SourceID
  /// What diagnostics call it: a path as the user gave it, `<prompt>`, `-c`, `<standard input>`.
  package let name: String
  /// The bytes, valid UTF-8.
  package let utf8: [UInt8]
  private let lineStarts: [Int]

  package init(id: SourceID, name: String, utf8: [UInt8]) {
    self.id = id
    self.name = name
    self.utf8 = utf8
    var starts = [0]
    for (offset, byte) in utf8.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
    lineStarts = starts
  }

  package init(id: SourceID, name: String, text: String) {
    self.init(id: id, name: name, utf8: Array(text.utf8))
  }

  package var lineCount: Int { lineStarts.count }

  /// A place for people: both count from 1, the column in characters.
  package struct Position: Hashable, Sendable {
    package let line: Int
    package let column: Int
  }

  /// The place of a byte; offsets outside the text are taken to its nearest end.
  package func position(of offset: Int32) -> Position {
    let offset = min(max(0, Int(offset)), utf8.count)
    let line = lineIndex(of: offset)
    var start = lineStarts[line]
    // A byte order mark is no character of the first line.
    if start == 0, utf8.starts(with: [0xEF, 0xBB, 0xBF]) { start = min(3, offset) }
    let before = utf8[start..<offset]
    // A line may be megabytes long, and of plain characters each is one byte.
    let count = before.allSatisfy { $0 < 0x80 } ? before.count : String(decoding: before, as: UTF8.self).count
    return Position(line: line + 1, column: count + 1)
  }

  /// The bytes of a line, counted from 1, without its line break.
  package func lineRange(_ line: Int) -> Range<Int> {
    let index = min(max(line - 1, 0), lineStarts.count - 1)
    let lower = lineStarts[index]
    var upper = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : utf8.count
    if upper > lower, utf8[upper - 1] == UInt8(ascii: "\r") { upper -= 1 }
    return lower..<max(lower, upper)
  }

  package func text(in range: Range<Int>) -> String {
    let bounds = range.clamped(to: 0..<utf8.count)
    return String(decoding: utf8[bounds], as: UTF8.self)
  }

  package func text(of span: SourceSpan) -> String {
    text(in: Int(span.lower)..<Int(max(span.lower, span.upper)))
  }

  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
