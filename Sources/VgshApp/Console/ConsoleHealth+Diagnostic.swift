import VgshBase

extension ConsoleHealth {
  /// What to say where output was lost; null where none was, or where its reader did not want more.
  var diagnostic: Diagnostic? {
    guard case .failed(let reason) = self else { return nil }
    let failure = FileFailure(.write, "standard output", reason)
    return Diagnostic(code: "output", failure.message, at: nil, help: failure.help)
  }
}
