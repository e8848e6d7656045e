/// What is asked of the coverage of a run: that it is shown, and how much it has to be.
package struct CoverageGoal: Hashable, Sendable {
  /// In percent, 0 to 100; 0 where it is only to be shown.
  package let minimum: Double

  /// - Parameter minimum: what is outside 0 to 100 is taken to the nearest end.
  package init(minimum: Double = 0) {
    self.minimum = minimum.isNaN ? 0 : Swift.min(Swift.max(minimum, 0), 100)
  }
}

extension CoverageGoal {
  /// What is said where a run misses it.
  func complaint(about coverage: RunCoverage) -> String {
    let goal = minimum == minimum.rounded() ? "\(Int(minimum))" : "\(minimum)"
    return "the coverage of \(coverage.percentText) is less than the \(goal) % that --min-coverage demands"
  }
}
