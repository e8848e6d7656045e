/// A diagnostic with its excerpt, as on a terminal: the first line and the underlines stand out.
struct HTMLDiagnostic {
  private let diagnostic: ShownDiagnostic

  init(_ diagnostic: ShownDiagnostic) {
    self.diagnostic = diagnostic
  }

  var block: HTML {
    var lines = diagnostic.text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    var content = HTML()
    for (number, line) in lines.enumerated() {
      if number > 0 { content += "\n" }
      if number == 0 {
        content += "<b>\(String(line))</b>"
      } else if Self.isUnderline(line) {
        content += "<em>\(String(line))</em>"
      } else {
        content += "\(String(line))"
      }
    }
    return #"<pre class="diagnostic \#(diagnostic.severity.rawValue)">\#(content)</pre>\#n"#
  }

  /// Whether the line is the one below a line of the source: nothing before its bar.
  private static func isUnderline(_ line: Substring) -> Bool { line.first { $0 != " " } == "|" }
}
