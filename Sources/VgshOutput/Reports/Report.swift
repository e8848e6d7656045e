/// Writes what a run of tests found out in one format.
package protocol Report: Sendable {
  /// The whole text of a file, newline at its end; the same for the same result.
  func text(of run: RunResult) -> String
}
