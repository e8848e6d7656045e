import VgshBase
import VgshRuntime

/// All that `vgsh test` found out: what reports, summary and exit status are made of.
package struct RunResult: Hashable, Sendable {
  /// In the order in which the files were given.
  package var files: [FileResult]
  package var started: Instant
  package var elapsed: Duration
  /// Of `--seed`.
  package var seed: UInt64?
  /// Whether Ctrl-C ended it before all had run.
  package var isInterrupted: Bool
  /// Of `--coverage` and `--min-coverage`; null where neither was given.
  package var coverageGoal: CoverageGoal?

  package init(
    files: [FileResult], started: Instant, elapsed: Duration, seed: UInt64? = nil, isInterrupted: Bool = false,
    coverageGoal: CoverageGoal? = nil
  ) {
    self.files = files
    self.started = started
    self.elapsed = elapsed
    self.seed = seed
    self.isInterrupted = isInterrupted
    self.coverageGoal = coverageGoal
  }

  /// How much of the API it has seen; null where nobody asked.
  package var coverage: RunCoverage? {
    guard coverageGoal != nil else { return nil }
    return RunCoverage(files.reduce(into: SeenStatuses()) { $0.add($1.seen) })
  }

  /// Whether it has seen less than `--min-coverage` demands, which counts as a failed expectation.
  package var missesCoverage: Bool {
    guard let goal = coverageGoal, let coverage else { return false }
    return coverage.percent < goal.minimum
  }

  package var counts: TestCounts { files.reduce(into: TestCounts()) { $0.add($1.counts) } }
}
