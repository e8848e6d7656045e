import VgshBase

/// One line of a source as it is drawn: tabs as blanks, controls made visible, a long line reduced to the part around
/// the first mark.
struct ExcerptLine {
  private static let tabStop = 4
  private static let ellipsis = "…"

  /// What is drawn, without the line break.
  let text: String
  /// Where each mark's underline stands: columns before it and columns it takes, at least one.
  let underlines: [(indent: Int, width: Int)]

  /// - Parameters:
  ///   - marks: all of the same line, at least one; their ranges lead the drawing.
  ///   - width: columns there are for the text.
  init(_ marks: [ExcerptMark], of source: SourceText, line: Int, width: Int) {
    let width = max(width, 20)
    let whole = source.lineRange(line)
    let focus = marks.first?.range ?? whole
    // A line may be megabytes long: nothing farther away than a window is looked at. Four bytes are the most a
    // character of one column takes, save for combining marks without end, which may then be cut.
    let start = Self.boundary(source, max(whole.lowerBound, focus.lowerBound - 4 * width))
    let end = Self.boundary(source, min(whole.upperBound, focus.lowerBound + 8 * width))
    var glyphs = Self.glyphs(of: source, in: start..<end)
    var hasMoreBefore = start > whole.lowerBound
    var hasMoreBehind = end < whole.upperBound

    let total = glyphs.last.map { $0.column + $0.width } ?? 0
    if total > width || hasMoreBefore || hasMoreBehind {
      let mark = glyphs.first { $0.offset >= focus.lowerBound }?.column ?? total
      // A third of the window before the mark, the rest behind it; each ellipsis takes a column.
      let first = max(0, min(mark - width / 3, total - width))
      hasMoreBefore = hasMoreBefore || first > 0
      hasMoreBehind = hasMoreBehind || total > first + width
      let columns = (first + (hasMoreBefore ? 1 : 0))..<(first + width - (hasMoreBehind ? 1 : 0))
      glyphs.removeAll { $0.column < columns.lowerBound || $0.column + $0.width > columns.upperBound }
    }
    let shift = (glyphs.first?.column ?? 0) - (hasMoreBefore ? 1 : 0)
    text = (hasMoreBefore ? Self.ellipsis : "") + glyphs.map(\.text).joined() + (hasMoreBehind ? Self.ellipsis : "")
    underlines = marks.map { mark in
      let end = glyphs.last.map { $0.column + $0.width } ?? 0
      let lower = glyphs.first { $0.offset >= mark.range.lowerBound }?.column ?? end
      let upper = glyphs.first { $0.offset >= mark.range.upperBound }?.column ?? end
      return (max(0, lower - shift), max(1, upper - lower))
    }
  }

  /// A character as it is drawn.
  private struct Glyph {
    /// Its first byte in the source.
    let offset: Int
    let column: Int
    let text: String
    let width: Int
  }

  private static func glyphs(of source: SourceText, in range: Range<Int>) -> [Glyph] {
    var glyphs: [Glyph] = []
    var offset = range.lowerBound
    var column = 0
    for character in source.text(in: range) {
      let text: String
      if character == "\t" {
        text = String(repeating: " ", count: tabStop - column % tabStop)
      } else {
        text = String(character).visible()
      }
      let width = DisplayWidth.of(text)
      glyphs.append(Glyph(offset: offset, column: column, text: text, width: width))
      offset += character.utf8.count
      column += width
    }
    return glyphs
  }

  /// The start of the scalar that a byte belongs to.
  private static func boundary(_ source: SourceText, _ offset: Int) -> Int {
    var offset = offset
    while offset > 0, offset < source.utf8.count, source.utf8[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }
}
