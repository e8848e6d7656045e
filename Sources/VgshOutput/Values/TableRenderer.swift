import VgshBase
import VgshRuntime

/// For people: a list of records as a table fitted to the window, a record as two columns, other lists line by line,
/// everything else as it is.
///
/// The only format that leaves something out, and then it says what: a window has an end.
package struct TableRenderer: ValueRenderer {
  /// Rows shown of a list.
  package static let rowLimit = 1000
  /// Characters shown of one field of a record.
  package static let fieldLimit = 4000

  package init() {}

  package func render(_ value: Value, for reader: ConsoleStyle) -> String {
    styled(value, for: reader).rendered(color: reader.color)
  }

  private func styled(_ value: Value, for reader: ConsoleStyle) -> StyledText {
    if let rows = Rows(records: value) { return table(rows, for: reader) }
    switch value {
    case .record(let record): return Self.fields(record)
    case .list(let items): return Self.lines(items)
    case .text(let text):
      // Data on its way to a file or another program stays what it is; whole lines get no empty one behind them.
      let end = text.utf8.last == UInt8(ascii: "\n") ? "" : "\n"
      return StyledText((reader.isTerminal ? text.visible(keepingBreaks: true) : text) + end)
    case .null, .bool, .int, .double, .duration, .secret: return TableCell(value).styled + "\n"
    }
  }

  private static func fields(_ record: Record) -> StyledText {
    guard !record.isEmpty else { return StyledText("(empty)\n", .dim) }
    let names = record.keys.map { $0.visible() }
    let width = names.map { DisplayWidth.of($0) }.max() ?? 0
    var result = StyledText()
    for (name, value) in zip(names, record.values) {
      result.append(name, .key)
      result.append(String(repeating: " ", count: width - DisplayWidth.of(name) + 2))
      result.append(TableCell(value, limit: fieldLimit).styled)
      result.append("\n")
    }
    return result
  }

  private static func lines(_ items: [Value]) -> StyledText {
    guard !items.isEmpty else { return StyledText("(empty)\n", .dim) }
    var result = StyledText()
    for item in items.prefix(rowLimit) { result.append(TableCell(item, limit: fieldLimit).styled + "\n") }
    result.append(leftOut(items.count - rowLimit, "item"))
    return result
  }

  private func table(_ rows: Rows, for reader: ConsoleStyle) -> StyledText {
    let cells = rows.cells.prefix(Self.rowLimit).map { row in row.map { $0.map { TableCell($0) } ?? TableCell.missing }
    }
    let columns = rows.columns.enumerated().map { index, name in
      TableColumn(name: name.visible(), cells: cells.lazy.map { $0[index] })
    }
    let layout = TableLayout(columns, width: reader.isTerminal ? reader.width : nil)
    var result = StyledText()
    result.append(layout.line(columns.map { TableCell(text: $0.name, style: .heading) }))
    result.append(layout.rule)
    for row in cells { result.append(layout.line(row)) }
    result.append(Self.leftOut(rows.cells.count - Self.rowLimit, "row"))
    let hidden = columns.dropFirst(layout.widths.count).map(\.name)
    if !hidden.isEmpty {
      result.append("… too narrow for \(hidden.joined(separator: ", ")); see --fields and --output json\n", .dim)
    }
    return result
  }

  private static func leftOut(_ count: Int, _ noun: String) -> StyledText {
    guard count > 0 else { return StyledText() }
    return StyledText("… \(count) more \(noun)\(count == 1 ? "" : "s"); --output json shows all\n", .dim)
  }
}
