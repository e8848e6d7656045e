import VgshBase
import VgshRuntime

/// Comma-separated values as RFC 4180 quotes them, with a line of headings.
///
/// Lines end with a newline alone, as `psql --csv` ends them: every reader of CSV takes it, and the carriage return
/// would stay in the last field for `cut` and `awk`. An empty text is quoted, so that null, an empty field, differs.
package struct CSVRenderer: ValueRenderer {
  package init() {}

  package func render(_ value: Value, for reader: ConsoleStyle) -> String {
    Rows(any: value).separated(by: ",", for: reader) { text in
      let needsQuotes = text.isEmpty || text.utf8.contains { Self.special.contains($0) } || text.hasOuterBlank
      guard needsQuotes else { return text }
      return "\"" + text.unicodeScalars.reduce(into: "") { $0 += $1 == "\"" ? "\"\"" : String($1) } + "\""
    }
  }

  private static let special = Set("\",\r\n".utf8)
}

extension String {
  fileprivate var hasOuterBlank: Bool { utf8.first == UInt8(ascii: " ") || utf8.last == UInt8(ascii: " ") }
}
