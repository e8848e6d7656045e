extension TestResult {
  /// The name, with the round where there are several.
  package var title: String { round.map { "\(name) (round \($0))" } ?? name }

  /// One word for how it went, the same in all reports: `passed`, `failed`, `skipped`, `timed-out`, `cancelled`.
  package var word: String {
    switch outcome {
    case .passed: "passed"
    case .failed: "failed"
    case .skipped: "skipped"
    case .timedOut: "timed-out"
    case .cancelled: "cancelled"
    }
  }

  /// Whether any of its rounds may count as run: it was not skipped.
  package var hasRun: Bool {
    switch outcome {
    case .skipped: false
    case .passed, .failed, .timedOut, .cancelled: true
    }
  }
}
