import VgshBase

/// How a `test` ended.
package enum TestEnding: Sendable {
  case passed
  /// By a failed `expect`, `fail`, a failed request or anything else that went wrong in it.
  case failed(Failure)
  /// By `skip`, with its reason.
  case skipped(reason: String?)
  /// It took longer than `TestObserver.timeout`; the failure says where it was.
  case timedOut(Failure)
  /// By Ctrl-C; its `defer` blocks have run.
  case cancelled(Failure)
}
