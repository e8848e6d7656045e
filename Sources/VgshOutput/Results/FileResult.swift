import VgshBase

/// How one file of tests went.
package struct FileResult: Hashable, Sendable {
  /// The path, as it was given or found under a folder that was.
  package var path: String
  /// In the order in which they ran. A file without a `test` is one test named after the file; so is what stands outside
  /// the tests of a file where it fails.
  package var tests: [TestResult]
  /// What the static check found, warnings included, or why the file could not be read. Where one is an error nothing of
  /// the file has run.
  package var problems: [ShownDiagnostic]
  package var elapsed: Duration
  /// What the file adds to the exit status of the program.
  package var status: ExitStatus
  /// What the calls of its tests were answered with.
  package var seen: SeenStatuses

  package init(
    path: String, tests: [TestResult], problems: [ShownDiagnostic] = [], elapsed: Duration = .zero,
    status: ExitStatus = .success, seen: SeenStatuses = SeenStatuses()
  ) {
    self.path = path
    self.tests = tests
    self.problems = problems
    self.elapsed = elapsed
    self.status = status
    self.seen = seen
  }

  /// Whether nothing of it ran, for a mistake in it.
  package var isInvalid: Bool { problems.contains { $0.severity == .error } }

  /// A file in which nothing could run counts as one failed test.
  package var counts: TestCounts {
    var counts = TestCounts()
    for test in tests {
      switch test.outcome {
      case .passed: counts.passed += 1
      case .failed, .timedOut, .cancelled: counts.failed += 1
      case .skipped: counts.skipped += 1
      }
    }
    if isInvalid { counts.failed += 1 }
    return counts
  }
}
