import VgshBase

/// How wide each column of a table is drawn.
struct TableLayout {
  /// Of the columns that are shown, from the first on.
  let widths: [Int]
  private let columns: [TableColumn]

  private static let gap = 2
  /// No column is made narrower to make room for others.
  private static let least = 8

  /// - Parameter width: of the window; null where there is no end.
  init(_ columns: [TableColumn], width: Int?) {
    self.columns = columns
    guard let width else {
      widths = columns.map(\.width)
      return
    }
    widths = Self.fit(columns, into: max(width, Self.least))
  }

  /// Makes the widest columns narrower until all fit, ids only when nothing else helps; then drops columns at the end.
  private static func fit(_ columns: [TableColumn], into window: Int) -> [Int] {
    var shown = columns[...]
    while true {
      let room = window - gap * (shown.count - 1)
      let natural = shown.map(\.width)
      if let widths = shrink(natural, keeping: shown.map(\.isID), into: room)
        ?? shrink(natural, keeping: shown.map { _ in false }, into: room)
      {
        return widths
      }
      guard shown.count > 1 else { return [min(natural[0], window)] }
      shown.removeLast()
    }
  }

  /// Cuts all columns that may be cut to the greatest common width that makes them fit.
  private static func shrink(_ widths: [Int], keeping kept: [Bool], into room: Int) -> [Int]? {
    func total(_ cap: Int) -> Int { zip(widths, kept).reduce(0) { $0 + ($1.1 ? $1.0 : min($1.0, cap)) } }
    guard total(least) <= room else { return nil }
    var (low, high) = (least, max(least, widths.max() ?? 0))
    while low < high {
      let middle = (low + high + 1) / 2
      if total(middle) <= room { low = middle } else { high = middle - 1 }
    }
    var result = zip(widths, kept).map { $1 ? $0 : min($0, low) }
    // What a common width leaves over goes to the first columns that were cut.
    var rest = room - result.reduce(0, +)
    for index in result.indices where rest > 0 && result[index] < widths[index] {
      result[index] += 1
      rest -= 1
    }
    return result
  }

  /// The line under the headings.
  var rule: StyledText {
    let dashes = widths.map { String(repeating: "-", count: $0) }
    return StyledText(dashes.joined(separator: String(repeating: " ", count: Self.gap)) + "\n", .dim)
  }

  /// One line of cells; text is cut at the right with `…`, and no blanks stand at the end.
  func line(_ cells: [TableCell]) -> StyledText {
    var result = StyledText()
    var blanks = 0
    for ((cell, column), width) in zip(zip(cells, columns), widths) {
      let (text, used) = Self.cut(cell, to: width)
      let padding = width - used
      blanks += column.isNumeric ? padding : 0
      if !text.isEmpty {
        result.append(String(repeating: " ", count: blanks))
        result.append(text, cell.style)
        blanks = 0
      }
      blanks += (column.isNumeric ? 0 : padding) + Self.gap
    }
    result.append("\n")
    return result
  }

  private static func cut(_ cell: TableCell, to width: Int) -> (text: String, columns: Int) {
    guard cell.width > width else { return (cell.text, cell.width) }
    let (start, columns) = DisplayWidth.prefix(of: cell.text, columns: width - 1)
    return (start + "…", columns + 1)
  }
}
