import VgshBase
import VgshOutput

/// What is written while tests run: a line for each file, and one for each test that did not pass, or for every test.
struct TestTranscript: Sendable {
  let verbosity: TestOptions.Verbosity

  /// Whole lines for a file that has ended.
  func text(of file: FileResult) -> StyledText {
    switch verbosity {
    case .quiet: return StyledText()
    case .normal, .verbose: break
    }
    var text = StyledText()
    let counts = file.counts
    text.append(counts.failed > 0 ? "FAIL" : counts.passed > 0 ? "ok  " : "skip", Self.style(of: counts))
    text.append("  \(file.path.visible())  \(summary(of: file))", .plain)
    text.append("  \(ElapsedText.text(file.elapsed))\n", .dim)
    for test in file.tests where isShown(test, of: file) { text.append(line(of: test)) }
    return text
  }

  private func summary(of file: FileResult) -> String {
    let counts = file.counts
    if file.isInvalid { return "not run" }
    if counts.failed == 0, counts.skipped == 0 { return counts.passed == 1 ? "1 test" : "\(counts.passed) tests" }
    return counts.line
  }

  /// A file that is a test of its own needs no second line.
  private func isShown(_ test: TestResult, of file: FileResult) -> Bool {
    if file.tests.count == 1, file.path == test.name || file.path.hasSuffix("/\(test.name)") {
      if case .skipped(.some) = test.outcome { return true }
      return false
    }
    switch test.outcome {
    case .passed: return verbosity == .verbose
    case .failed, .timedOut, .cancelled, .skipped: return true
    }
  }

  private func line(of test: TestResult) -> StyledText {
    var text = StyledText("      ")
    let name = test.title.visible()
    switch test.outcome {
    case .passed: text.append("ok    ", .success)
    case .failed, .timedOut, .cancelled: text.append("FAIL  ", .error)
    case .skipped: text.append("skip  ", .warning)
    }
    text.append(name)
    switch test.outcome {
    case .passed, .failed: text.append("  \(ElapsedText.text(test.elapsed))", .dim)
    case .timedOut: text.append("  timed out after \(ElapsedText.text(test.elapsed))", .dim)
    case .cancelled: text.append("  cancelled after \(ElapsedText.text(test.elapsed))", .dim)
    case .skipped(let reason): if let reason { text.append("  \(reason)", .dim) }
    }
    text.append("\n")
    return text
  }

  private static func style(of counts: TestCounts) -> StyledText.Style {
    if counts.failed > 0 { return .error }
    return counts.passed > 0 ? .success : .warning
  }
}
