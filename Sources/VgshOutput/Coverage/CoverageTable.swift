import VgshBase

/// The coverage of a run as a table: a line for each call, a column for each status.
///
/// ```
/// coverage: 5 of 43 documented answers seen (11.6 %)
///                  200  201  202  401  403  404  409  422
/// create-service          3         -    -    -    1    -
/// ```
struct CoverageTable {
  /// Wide enough for a status and for most counts.
  private static let cell = 5
  /// A documented answer that did not come; what is not documented is blank.
  static let missing = "-"

  private let coverage: RunCoverage

  init(_ coverage: RunCoverage) {
    self.coverage = coverage
  }

  /// The headline: how much of how much.
  var headline: String {
    "\(coverage.covered) of \(coverage.total) documented answers seen (\(coverage.percentText))"
  }

  /// All documented statuses, in order.
  var statuses: [Int] { Set(coverage.rows.flatMap { $0.documented.map(\.status) }).sorted() }

  /// What came undocumented, such as `503 × 2`; empty where nothing did.
  static func others(_ row: RunCoverage.Row) -> String {
    row.others.map { "\($0.status) × \($0.count)" }.joined(separator: ", ")
  }

  /// Whole lines.
  var styled: StyledText {
    let statuses = statuses
    let names = coverage.rows.map(\.call.count).max() ?? 0
    var result = StyledText("coverage:", .heading)
    result.append(" \(headline)\n")
    result.append(Self.padded("", names))
    for status in statuses { result.append(Self.aligned(String(status)), .key) }
    result.append("\n")
    for row in coverage.rows {
      result.append(Self.padded(row.call, names))
      var blanks = ""
      for status in statuses {
        guard let answer = row.documented.first(where: { $0.status == status }) else {
          blanks += Self.aligned("")
          continue
        }
        let isSeen = answer.count > 0
        let cell = blanks + Self.aligned(isSeen ? String(answer.count) : Self.missing)
        result.append(cell, isSeen ? .success : .dim)
        blanks = ""
      }
      let others = Self.others(row)
      if !others.isEmpty { result.append("\(blanks)  undocumented: \(others)", .warning) }
      result.append("\n")
    }
    return result
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    "  " + text + String(repeating: " ", count: width - text.count)
  }

  private static func aligned(_ text: String) -> String {
    String(repeating: " ", count: max(cell - text.count, 1)) + text
  }
}
