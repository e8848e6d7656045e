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

  package init(
    files: [FileResult], started: Instant, elapsed: Duration, seed: UInt64? = nil, isInterrupted: Bool = false
  ) {
    self.files = files
    self.started = started
    self.elapsed = elapsed
    self.seed = seed
    self.isInterrupted = isInterrupted
  }

  package var counts: TestCounts { files.reduce(into: TestCounts()) { $0.add($1.counts) } }
}
