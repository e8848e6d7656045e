import VgshBase

/// The list of candidates below the line, fitted to the window.
struct CompletionMenu {
  let candidates: [CompletionCandidate]
  let size: Terminal.Size

  /// Rows of text, none wider than the window.
  ///
  /// With summaries one candidate a row; bare names in columns, read downwards. What does not fit on one screen is
  /// counted.
  var lines: [String] {
    let rows = candidates.contains { !$0.summary.isEmpty } ? describedRows : columnRows
    let room = max(size.rows - 2, 3)
    guard rows.count > room else { return rows }
    let shown = room - 1
    let hidden = candidates.indices.count { $0 % rows.count >= shown }
    return rows.prefix(shown) + ["… \(hidden) more"]
  }

  /// The last cell of a row stays free: some terminals wrap when it is written.
  private var columns: Int { max(size.columns - 1, 1) }

  private var describedRows: [String] {
    let texts = candidates.map { fitted($0.text.visible(), columns) }
    let widest = texts.map { DisplayWidth.of($0) }.max() ?? 0
    let summaryStart = min(widest, max(columns / 2, 8)) + 2
    return zip(texts, candidates).map { text, candidate in
      let width = DisplayWidth.of(text)
      let gap = max(summaryStart - width, 2)
      let room = columns - width - gap
      guard !candidate.summary.isEmpty, room >= 8 else { return text }
      return text + String(repeating: " ", count: gap) + fitted(candidate.summary.visible(), room)
    }
  }

  /// Rows of equal columns, filled column by column as `ls` does.
  private var columnRows: [String] {
    let texts = candidates.map { fitted($0.text.visible(), columns) }
    let cell = (texts.map { DisplayWidth.of($0) }.max() ?? 0) + 2
    let perRow = max((columns + 2) / cell, 1)
    let rows = (texts.count + perRow - 1) / perRow
    return (0..<rows).map { row in
      var line = ""
      for index in stride(from: row, to: texts.count, by: rows) {
        line += texts[index]
        if index + rows < texts.count {
          line += String(repeating: " ", count: cell - DisplayWidth.of(texts[index]))
        }
      }
      return line
    }
  }

  private func fitted(_ text: String, _ columns: Int) -> String {
    guard DisplayWidth.of(text) > columns else { return text }
    return DisplayWidth.prefix(of: text, columns: columns - 1).text + "…"
  }
}
