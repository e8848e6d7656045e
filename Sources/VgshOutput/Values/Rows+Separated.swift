import VgshBase
import VgshRuntime

extension Rows {
  /// One line for the headings and one for each row.
  func separated(
    by separator: String, for reader: ConsoleStyle, quoting quote: (String) -> String
  ) -> String {
    guard !columns.isEmpty else { return "" }
    let heading = columns.map(quote).joined(separator: separator) + "\n"
    let text = cells.reduce(into: heading) { text, row in
      for (index, cell) in row.enumerated() {
        if index > 0 { text += separator }
        if let cell, !cell.isNull { text += quote(cell.displayText) }
      }
      text += "\n"
    }
    return reader.isTerminal ? text.visible(keepingBreaks: true) : text
  }
}
