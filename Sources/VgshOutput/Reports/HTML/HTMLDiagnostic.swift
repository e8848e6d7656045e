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
      } else if let bar = Self.bar(beforeUnderline: line) {
        content += "\(String(line[...bar]))<em>\(String(line[bar...].dropFirst()))</em>"
      } else {
        content += "\(String(line))"
      }
    }
    return #"<pre class="diagnostic \#(diagnostic.severity.rawValue)">\#(content)</pre>\#n"#
  }

  /// The bar at the beginning of a line that stands below one of the source; null for other lines.
  private static func bar(beforeUnderline line: Substring) -> Substring.Index? {
    guard let first = line.firstIndex(where: { $0 != " " }), line[first] == "|" else { return nil }
    return first
  }
}
