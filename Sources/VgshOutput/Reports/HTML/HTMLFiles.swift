import VgshBase

/// The section of a page with all files and the tests in them.
struct HTMLFiles {
  /// Up to so many tests all files are open.
  private static let fewTests = 200

  private let run: RunResult
  private let longestFile: Duration
  private let longestTest: Duration

  init(_ run: RunResult) {
    self.run = run
    longestFile = run.files.map(\.elapsed).max() ?? .zero
    longestTest = run.files.lazy.flatMap(\.tests).map(\.elapsed).max() ?? .zero
  }

  func section(_ room: inout HTMLRoom) -> HTML {
    let isSmall = run.counts.total <= Self.fewTests
    var items = HTML()
    for (number, file) in run.files.enumerated() {
      items += item(file, number, isOpen: isSmall || file.counts.failed > 0, &room)
    }
    return """
      <section aria-labelledby="files">
      <h2 id="files">Files</h2>
      \(items)</section>

      """
  }

  private func item(_ file: FileResult, _ number: Int, isOpen: Bool, _ room: inout HTMLRoom) -> HTML {
    let counts = file.counts
    var tests = HTML()
    for (index, test) in file.tests.enumerated() {
      tests += row(test, anchor: HTMLMarks.anchor(number, index), &room)
    }
    let invalid: HTML =
      file.isInvalid ? ##"<p class="quiet">not run: <a href="#f\##(number)">mistakes in it</a></p>\##n"## : ""
    let skipped = counts.passed == 0 && counts.failed == 0 && counts.skipped > 0
    let word = counts.failed > 0 ? "failed" : skipped ? "skipped" : "passed"
    return #"""
      <details class="file"\#(isOpen ? " open" : HTML())><summary class="row \#(word)">\#(HTMLMarks.sign(word))\#
      <span class="title">\#(file.path) <small>\#(counts.line)</small></span>\#
      \#(HTMLMarks.bar(file.elapsed, of: longestFile))\#
      <span class="time">\#(ElapsedText.text(file.elapsed))</span></summary>
      \#(invalid)<ol>
      \#(tests)</ol>
      </details>

      """#
  }

  private func row(_ test: TestResult, anchor: String, _ room: inout HTMLRoom) -> HTML {
    let time: HTML =
      test.hasRun
      ? #"\#(HTMLMarks.bar(test.elapsed, of: longestTest))<span class="time">\#(ElapsedText.text(test.elapsed))</span>"#
      : #"<span></span><span class="time"></span>"#
    var title: HTML = "\(test.title)"
    if test.failure != nil { title = ##"<a href="#\##(anchor)">\##(test.title)</a>"## }
    if case .skipped(let reason?) = test.outcome { title += " <small>\(reason)</small>" }
    let cells: HTML = #"\#(HTMLMarks.sign(test.word))<span class="title">\#(title)</span>\#(time)"#
    guard test.failure == nil, !HTMLParticulars(test).isEmpty else {
      return #"<li class="row \#(test.word)">\#(cells)</li>\#n"#
    }
    guard room.isLeft, let content = room.fit(HTMLParticulars(test).content) else {
      let count = test.exchanges.count + test.droppedExchanges
      return #"<li class="row \#(test.word)" title="\#(count) requests, not shown">\#(cells)</li>\#n"#
    }
    return #"""
      <li><details><summary class="row \#(test.word)">\#(cells)</summary><div class="particulars">
      \#(content)</div></details></li>

      """#
  }
}
