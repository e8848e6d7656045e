import VgshBase
import VgshOutput

/// What `vgsh test` is told besides the options of every session.
package struct TestOptions: Sendable {
  /// Files and folders, in order.
  package var paths: [String]
  /// How many files run side by side; null for as many as there are processors.
  package var jobs: Int?
  /// Runs only tests whose name or file has this text in it, in capitals or not.
  package var filter: String?
  /// Whether nothing new begins once a test has failed.
  package var failsFast = false
  package var shard: TestShard?
  /// How often each file runs, at least 1.
  package var rounds = 1
  /// How long one test may take; null for as long as it likes.
  package var timeout: Duration?
  package var verbosity = Verbosity.normal
  /// Whether a prompt opens at a statement that fails.
  package var promptsAtFailures = false
  package var reports: [ReportTarget] = []
  /// What is asked of the coverage; null where nobody asked for it.
  package var coverage: CoverageGoal?

  /// Whether documents are changed to say what their examples show.
  package var updatesDocuments = false

  /// How much is written while tests run.
  package enum Verbosity: Sendable {
    /// Failures and the closing line.
    case quiet
    /// A line for each file, and one for each test that did not pass.
    case normal
    /// A line for each test.
    case verbose
  }

  package init(paths: [String]) { self.paths = paths }
}
