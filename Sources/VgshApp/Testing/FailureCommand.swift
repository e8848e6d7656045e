import VgshRuntime

/// What can be answered at a prompt that opened at a failing statement. These are words of that prompt alone: scripts do
/// not know them, and each stands by itself on its line.
enum FailureCommand: String, CaseIterable, Sendable {
  case proceed = "continue"
  case retry
  case skip
  case abort

  /// What help and completion know of it.
  var signature: Signature {
    switch self {
    case .proceed:
      Signature(
        rawValue, "go on with the statement behind the one that failed",
        details: "The test counts as failed all the same. Ctrl-D does so too.")
    case .retry:
      Signature(
        rawValue, "run the failed statement again",
        details:
          "Variables of the script that were changed here have their new values; if it goes well now, all is well.")
    case .skip: Signature(rawValue, "leave this test, and go on with the next", details: "It counts as failed.")
    case .abort: Signature(rawValue, "end the run", details: "The tests that are left are skipped; status 130.")
    }
  }
}
