import OrderedCollections
import VgshRuntime

/// A value as rows and columns, as tables and the formats with separators need it.
struct Rows {
  let columns: [String]
  /// A value for each column; nil where the record has no such field.
  let cells: [[Value?]]

  /// A list of records, with a column for each field that any of them has, in the order of appearance.
  ///
  /// - Returns: nil for anything else, the empty list included.
  init?(records value: Value) {
    guard case .list(let items) = value, !items.isEmpty else { return nil }
    var records: [Record] = []
    records.reserveCapacity(items.count)
    var columns: OrderedSet<String> = []
    for item in items {
      guard case .record(let record) = item else { return nil }
      // Nearly always the same fields in the same order: then there is nothing to add.
      if !columns.elementsEqual(record.keys) { columns.append(contentsOf: record.keys) }
      records.append(record)
    }
    self.columns = Array(columns)
    cells = records.map { record in columns.map { record[$0] } }
  }

  /// Any value: a record is one row, a list of other things a column named `value`.
  init(any value: Value) {
    if let rows = Rows(records: value) {
      self = rows
      return
    }
    switch value {
    case .record(let record):
      columns = Array(record.keys)
      cells = [Array(record.values)]
    case .list(let items):
      columns = items.isEmpty ? [] : ["value"]
      cells = items.map { [$0] }
    case .null, .bool, .int, .double, .text, .duration, .secret:
      columns = ["value"]
      cells = [[value]]
    }
  }
}
