import VgshBase

/// The lines of the sources that a diagnostic speaks of, each with its underlines.
struct Excerpt {
  private let marks: [ExcerptMark]
  private let width: Int

  /// - Parameters:
  ///   - marks: the diagnostic's own place first.
  ///   - width: columns of the window.
  init(_ marks: [ExcerptMark], width: Int) {
    self.marks = marks
    self.width = width
  }

  var styled: StyledText {
    let digits = marks.map { String($0.line).count }.max() ?? 0
    var result = StyledText()
    var rest = marks[...]
    var shown: SourceID? = marks.first?.source.id
    while let mark = rest.first {
      let together = rest.filter { $0.sharesLine(with: mark) }
      rest.removeAll { $0.sharesLine(with: mark) }
      if mark.source.id != shown {
        result.append("\(String(repeating: " ", count: digits + 3))in \(mark.place)\n", .dim)
        shown = mark.source.id
      }
      result.append(lines(of: together, digits: digits))
    }
    return result
  }

  /// A line and below it an underline for each of its marks.
  private func lines(of marks: [ExcerptMark], digits: Int) -> StyledText {
    guard let mark = marks.first else { return StyledText() }
    let number = String(mark.line)
    let line = ExcerptLine(marks, of: mark.source, line: mark.line, width: width - digits - 5)
    var result = StyledText()
    result.append("  \(String(repeating: " ", count: digits - number.count))\(number) | ", .dim)
    result.append(line.text + "\n")
    for (mark, underline) in zip(marks, line.underlines) {
      result.append("  \(String(repeating: " ", count: digits)) | ", .dim)
      result.append(String(repeating: " ", count: underline.indent))
      result.append(String(repeating: mark.symbol, count: underline.width), mark.style)
      if !mark.text.isEmpty { result.append(" \(mark.text)", mark.style) }
      result.append("\n")
    }
    return result
  }
}
