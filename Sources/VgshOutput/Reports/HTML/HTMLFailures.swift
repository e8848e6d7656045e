import VgshBase

/// The section of a page on all that failed.
struct HTMLFailures {
  private let run: RunResult

  init(_ run: RunResult) {
    self.run = run
  }

  func section(_ room: inout HTMLRoom) -> HTML {
    var items = HTML()
    for (number, file) in run.files.enumerated() {
      if !file.problems.isEmpty { items += problems(of: file, number, &room) }
      for (index, test) in file.tests.enumerated() {
        guard let failure = test.failure else { continue }
        items += item(test, failure, in: file, anchor: HTMLMarks.anchor(number, index), &room)
      }
    }
    guard items.count > 0 else { return "" }
    return """
      <section aria-labelledby="failures">
      <h2 id="failures">\(run.counts.failed > 0 ? "Failures" : "Warnings")</h2>
      \(items)</section>

      """
  }

  private func problems(of file: FileResult, _ number: Int, _ room: inout HTMLRoom) -> HTML {
    let word = file.isInvalid ? "failed" : "warning"
    var diagnostics = HTML()
    for problem in file.problems {
      diagnostics += room.fit(HTMLDiagnostic(problem).block) ?? "<p>\(problem.message)</p>\n"
    }
    return #"""
      <details class="failure \#(word)" id="f\#(number)" open><summary>\#
      <span class="title">\#(file.path)</span> \#
      <small>\#(file.isInvalid ? "not run: the static check found mistakes" : "warnings")</small></summary>
      \#(diagnostics)</details>

      """#
  }

  private func item(
    _ test: TestResult, _ failure: ShownDiagnostic, in file: FileResult, anchor: String, _ room: inout HTMLRoom
  ) -> HTML {
    let particulars =
      room.isLeft
      ? room.fit("\(HTMLDiagnostic(failure).block)\(HTMLParticulars(test).content)") : nil
    return #"""
      <details class="failure failed" id="\#(anchor)" open><summary>\#(HTMLMarks.sign(test.word)) \#
      <span class="title">\#(test.title)</span> \#
      <small>\#(file.path):\#(test.line) · \#(ElapsedText.text(test.elapsed))</small></summary>
      \#(particulars ?? "<p>\(failure.message)</p>\n")</details>

      """#
  }
}
