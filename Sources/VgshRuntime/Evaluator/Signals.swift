import VgshBase

/// `exit` inside a `def`: on its way out of expressions, where a completion cannot travel.
struct ExitSignal: Error {
  let status: ExitStatus
}

/// `skip`: no failure, but like one it leaves everything up to the test, or the script, around it.
struct SkipSignal: Error {
  let reason: String?
}
