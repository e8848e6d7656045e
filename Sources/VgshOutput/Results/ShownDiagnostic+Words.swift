extension ShownDiagnostic {
  /// Whether it is about something that was expected and is not so, by `expect` or `fail`, rather than about something
  /// that went wrong on the way.
  package var isExpectation: Bool { code == "expectation" || code == "fail" }
}
