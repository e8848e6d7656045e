import VgshBase

/// What `vgsh test` says at its end: each failure with its diagnostic and its exchanges, flaky tests, the slowest ones,
/// the coverage where it was asked for, and the closing line `N passed, N failed`.
package struct SummaryReport: Sendable {
  /// Failures that are shown whole; behind them a line each, then their number only.
  private static let mostWhole = 50
  private static let mostNamed = 500
  private static let slowestShown = 5
  private static let flakyShown = 50

  /// Whether times are left out.
  private let isBrief: Bool

  /// - Parameter isBrief: leaves out the slowest tests and how long it all took.
  package init(isBrief: Bool = false) { self.isBrief = isBrief }

  /// Whole lines; the last is the closing line.
  package func render(_ run: RunResult) -> StyledText {
    var result = StyledText()
    result.append(Self.failures(of: run))
    result.append(Self.flaky(run))
    if !isBrief { result.append(Self.slowest(of: run)) }
    if let coverage = run.coverage {
      result.append(CoverageTable(coverage).styled)
      if let goal = run.coverageGoal, run.missesCoverage {
        result.append("error:", .error)
        result.appendLine(" \(goal.complaint(about: coverage))", .strong)
      }
      result.append("\n")
    }
    if run.isInterrupted { result.appendLine("interrupted before all tests had run", .warning) }
    let files = run.files.count == 1 ? "1 file" : "\(run.files.count) files"
    if !isBrief { result.appendLine("\(files) in \(ElapsedText.text(run.elapsed))", .dim) }
    let counts = run.counts
    result.appendLine(counts.line, counts.failed > 0 ? .error : .success)
    return result
  }

  private static func failures(of run: RunResult) -> StyledText {
    var result = StyledText()
    var shown = 0
    var left = 0
    /// Adds one of the failures, or counts it.
    func add(_ title: String, brief: String, _ whole: () -> StyledText) {
      shown += 1
      switch shown {
      case ...mostWhole:
        result.append("failed: ", .error)
        result.appendLine(title.visible(), .strong)
        result.append(whole())
        result.append("\n")
      case ...mostNamed:
        result.append("failed: ", .error)
        result.append("\(title.visible()): \(brief.visible())\n")
      default: left += 1
      }
    }
    for file in run.files {
      if let first = file.problems.first(where: { $0.severity == .error }) {
        add(file.path, brief: first.message) { FailureText.problems(file.problems) }
      } else {
        result.append(FailureText.problems(file.problems))
        if !file.problems.isEmpty { result.append("\n") }
      }
      for test in file.tests {
        guard let failure = test.failure else { continue }
        let title = "\(file.path): \(test.title)"
        add("\(title) (\(ElapsedText.text(test.elapsed)))", brief: failure.message) {
          FailureText(test).styled
        }
      }
    }
    if left > 0 { result.appendLine("… and \(left) more failures", .error) }
    if shown > mostWhole { result.append("\n") }
    return result
  }

  private static func flaky(_ run: RunResult) -> StyledText {
    let flaky = run.flakyTests
    guard !flaky.isEmpty else { return StyledText() }
    var result = StyledText()
    result.appendLine("flaky:", .heading)
    for test in flaky.prefix(flakyShown) {
      result.append("  \(test.file.visible()): \(test.name.visible())")
      result.appendLine(" failed in \(test.failed) of \(test.rounds) rounds (\(test.percent) %)", .warning)
    }
    if flaky.count > flakyShown { result.append("  … and \(flaky.count - flakyShown) more\n") }
    result.append("\n")
    return result
  }

  /// Nothing where one test is all there is.
  private static func slowest(of run: RunResult) -> StyledText {
    let slowest = run.slowest(slowestShown)
    guard slowest.count > 1 else { return StyledText() }
    let times = slowest.map { ElapsedText.text($0.test.elapsed) }
    let width = times.map(\.count).max() ?? 0
    var result = StyledText()
    result.appendLine("slowest:", .heading)
    for (placed, time) in zip(slowest, times) {
      result.append("  \(String(repeating: " ", count: width - time.count))\(time)  ", .number)
      result.append("\(placed.title.visible())\n")
    }
    result.append("\n")
    return result
  }
}
