import VgshBase

/// What the layout needs to know of a column.
struct TableColumn {
  let name: String
  /// Columns of a terminal that its widest cell takes, the heading included.
  let width: Int
  /// Numbers stand at the right.
  let isNumeric: Bool

  init(name: String, cells: some Sequence<TableCell>) {
    self.name = name
    var width = DisplayWidth.of(name)
    var isNumeric = false
    var hasOther = false
    for cell in cells {
      width = max(width, cell.width)
      switch cell.style {
      case .number: isNumeric = true
      case .dim: break
      case .plain, .strong, .heading, .error, .warning, .note, .success, .text, .key, .lightOnDark:
        if cell.width > 0 { hasOther = true }
      }
    }
    self.width = width
    self.isNumeric = isNumeric && !hasOther
  }

  /// Half an id is of no use: it can be neither compared nor copied.
  var isID: Bool { name == "id" || name.hasSuffix("_id") }
}
