import VgshBase

/// The summary of a step on GitHub Actions, in Markdown: what belongs at the end of the file that `GITHUB_STEP_SUMMARY`
/// names.
package struct GitHubStepSummary: Report {
  /// GitHub takes a mebibyte; room is left for what else is in the file.
  private static let mostBytes = 512 << 10
  private static let mostFailures = 100
  private static let slowestShown = 5

  package init() {}

  package func text(of run: RunResult) -> String {
    var text = "## vgsh test: \(run.counts.line)\n\n"
    let files = run.files.count == 1 ? "1 file" : "\(run.files.count) files"
    text += "\(files) in \(ElapsedText.text(run.elapsed))"
    if let seed = run.seed { text += ", seed \(seed)" }
    text += run.isInterrupted ? ", **interrupted**\n\n" : "\n\n"
    appendFailures(of: run, to: &text)
    appendFlaky(of: run, to: &text)
    appendSlowest(of: run, to: &text)
    appendCoverage(of: run, to: &text)
    return text
  }

  private func appendFailures(of run: RunResult, to text: inout String) {
    var left = 0
    var shown = 0
    func add(_ title: String, _ content: @autoclosure () -> StyledText) {
      guard shown < Self.mostFailures, case let block = Self.block(title, content().plain),
        text.utf8.count + block.utf8.count < Self.mostBytes
      else {
        left += 1
        return
      }
      shown += 1
      text += block
    }
    for file in run.files {
      if file.isInvalid { add(file.path, FailureText.problems(file.problems)) }
      for test in file.tests where test.failure != nil {
        add("\(file.path): \(test.title)", FailureText(test).styled)
      }
    }
    if left > 0 { text += "… and \(left) more failures\n\n" }
  }

  /// Folded; as HTML, in which nothing of the content can end the block.
  private static func block(_ title: String, _ content: String) -> String {
    let html: HTML = """
      <details><summary>❌ \(title.visible())</summary>

      <pre>
      \(content)</pre>

      </details>


      """
    return html.markup
  }

  private func appendFlaky(of run: RunResult, to text: inout String) {
    let flaky = run.flakyTests
    guard !flaky.isEmpty else { return }
    text += "| flaky | failed | of | |\n| --- | ---: | ---: | ---: |\n"
    for test in flaky.prefix(Self.mostFailures) {
      text += "| \(Self.cell("\(test.file): \(test.name)")) | \(test.failed) | \(test.rounds) | \(test.percent) % |\n"
    }
    text += "\n"
  }

  private func appendSlowest(of run: RunResult, to text: inout String) {
    let slowest = run.slowest(Self.slowestShown)
    guard slowest.count > 1 else { return }
    text += "| slowest | |\n| --- | ---: |\n"
    for placed in slowest { text += "| \(Self.cell(placed.title)) | \(ElapsedText.text(placed.test.elapsed)) |\n" }
    text += "\n"
  }

  private func appendCoverage(of run: RunResult, to text: inout String) {
    guard let coverage = run.coverage else { return }
    let table = CoverageTable(coverage)
    text += "Coverage: \(table.headline)"
    if let goal = run.coverageGoal, run.missesCoverage { text += "; **\(goal.complaint(about: coverage))**" }
    let statuses = table.statuses
    text += "\n\n| call | \(statuses.map(String.init).joined(separator: " | ")) | undocumented |\n| --- |"
    text += String(repeating: " ---: |", count: statuses.count) + " --- |\n"
    for row in coverage.rows {
      let cells = statuses.map { status -> String in
        guard let answer = row.documented.first(where: { $0.status == status }) else { return "" }
        return answer.count > 0 ? "\(answer.count)" : CoverageTable.missing
      }
      text += "| \(row.call) | \(cells.joined(separator: " | ")) | \(CoverageTable.others(row)) |\n"
    }
    text += "\n"
  }

  /// Every mark of punctuation escaped, so that none of it is Markdown.
  private static func cell(_ text: String) -> String {
    text.visible().unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar.value {
      case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: result += "\\"
      default: break
      }
      result.unicodeScalars.append(scalar)
    }
  }
}
