/// What the parts of a page have in common.
enum HTMLMarks {
  /// The sign of an outcome, with its word for who does not see it.
  ///
  /// - Parameter word: `TestResult.word`.
  static func sign(_ word: String) -> HTML {
    let sign: String
    switch word {
    case "passed": sign = "✓"
    case "skipped": sign = "–"
    default: sign = "✗"
    }
    return #"<span class="sign" role="img" aria-label="\#(word)">\#(sign)</span>"#
  }

  /// A bar as long as a part of the longest; at least a trace of it can be seen.
  static func bar(_ elapsed: Duration, of longest: Duration) -> HTML {
    let whole = longest.microseconds
    let tenths = whole <= 0 ? 0 : Int(1000 * Double(max(elapsed.microseconds, 0)) / Double(whole))
    return #"<span class="bar" aria-hidden="true"><i style="width:\#(tenths / 10).\#(tenths % 10)%"></i></span>"#
  }

  /// The name of a test's place in the page.
  static func anchor(_ file: Int, _ test: Int) -> String { "t\(file)-\(test)" }
}
