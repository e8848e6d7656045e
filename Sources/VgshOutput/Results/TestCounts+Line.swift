extension TestCounts {
  /// The closing line of a run: `N passed, N failed`, with `, N skipped` where there are some.
  package var line: String {
    "\(passed) passed, \(failed) failed" + (skipped == 0 ? "" : ", \(skipped) skipped")
  }
}
