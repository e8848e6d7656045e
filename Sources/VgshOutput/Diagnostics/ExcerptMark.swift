import VgshBase

/// A stretch of one line that an excerpt underlines.
struct ExcerptMark {
  let source: SourceText
  /// Counted from 1.
  let line: Int
  /// Bytes of the source, within the line.
  let range: Range<Int>
  /// What stands behind the underline; empty for the diagnostic's own place.
  let text: String
  let style: StyledText.Style
  /// As in `coffee.vgs:7:9`.
  let place: String

  /// - Returns: nil for a span of a source that is not known.
  init?(_ span: SourceSpan, _ sources: SourceMap, text: String = "", style: StyledText.Style) {
    guard let source = sources[span.source] else { return nil }
    let position = source.position(of: span.lower)
    let whole = source.lineRange(position.line)
    // Of a span over several lines the first is shown; an empty one is a single mark where something is missing.
    let lower = min(max(Int(span.lower), whole.lowerBound), whole.upperBound)
    let upper = min(max(Int(span.upper), lower), whole.upperBound)
    self.source = source
    line = position.line
    range = lower..<upper
    self.text = text
    self.style = style
    place = "\(source.name.visible()):\(position.line):\(position.column)"
  }

  /// Whether both stand in the same line, so that it is shown once.
  func sharesLine(with other: ExcerptMark) -> Bool { source.id == other.source.id && line == other.line }

  /// What is drawn under the line.
  var symbol: Character { text.isEmpty ? "^" : "-" }
}
