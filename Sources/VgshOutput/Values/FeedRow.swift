import VgshBase
import VgshRuntime

/// One of many results that a command gives while it goes on.
package struct FeedRow: Sendable {
  /// The row as a value.
  package var record: Record
  /// The row as a line for people.
  package var line: StyledText
  /// The fields that any row of the feed may have, for the formats with a line of headings.
  package var columns: [String]
  /// Whether no row came before it, for the same.
  package var isFirst: Bool

  package init(_ record: Record, line: StyledText, columns: [String], isFirst: Bool) {
    self.record = record
    self.line = line
    self.columns = columns
    self.isFirst = isFirst
  }
}

extension OutputFormat {
  /// A row in the format, so that the rows of a feed make one document: a line for people, a line of JSON, an item of a
  /// YAML list, or a line of fields behind one of headings.
  package func text(of row: FeedRow, for reader: ConsoleStyle) -> String {
    switch self {
    case .table: return row.line.rendered(color: reader.color) + "\n"
    case .json, .ndjson: return NDJSONRenderer().render(.record(row.record), for: reader)
    case .yaml: return YAMLRenderer().render(.list([.record(row.record)]), for: reader)
    case .csv, .tsv:
      let record = Record(uniqueKeysWithValues: row.columns.map { ($0, row.record[$0] ?? .null) })
      let text = renderer.render(.record(record), for: reader)
      guard !row.isFirst, let heading = text.firstIndex(of: "\n") else { return text }
      return String(text[text.index(after: heading)...])
    }
  }
}
