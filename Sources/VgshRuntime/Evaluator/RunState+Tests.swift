import VgshBase

extension RunState {
  /// Runs a test with its setups. Its failure does not go beyond it.
  ///
  /// - Throws: where the whole run is to end.
  func run(_ code: TestCode, in frame: Frame) async throws -> Completion {
    tests.met += 1
    tests.isLeaving = false
    if scope.isCancelled { throw Failure.cancelled(at: code.nameSpan) }
    if let observer, !observer.shouldRun(code.test) { return .normal }
    observer?.began(code.test)
    let (ending, endsRun) = await outcome(of: code, in: frame)
    observer?.ended(code.test, ending)
    switch ending {
    case .passed, .skipped: break
    case .failed(let failure), .timedOut(let failure):
      tests.failed += 1
      if observer == nil { report(failure, of: code) }
    case .cancelled(let failure): throw failure
    }
    if endsRun { throw Failure.cancelled(at: code.nameSpan).settled }
    return .normal
  }

  private func outcome(of code: TestCode, in frame: Frame) async -> (ending: TestEnding, endsRun: Bool) {
    let (whole, outerError, outerProgress) = (scope, error, tests)
    let part = whole.beginPart()
    scope = part
    error = .null
    tests.passedOver = nil
    tests.isInside = true
    let limit = observer?.timeout
    tests.deadline = limit.map { part.cancel(after: $0) }
    var failure: (any Error)?
    do {
      if case .exit(let status) = try await code.block.run(frame) { failure = ExitSignal(status: status) }
    } catch {
      failure = error
    }
    tests.deadline?.cancel()
    endCleanup()
    whole.endInner()
    code.clear(frame)
    let ending = ending(of: code, failure, hasTimedOut: part.isCancelled && !whole.isCancelled, limit: limit)
    let isAborted = tests.isAborted
    (scope, error, tests) = (whole, outerError, outerProgress)
    return (ending, isAborted)
  }

  /// What a test has come to.
  ///
  /// - Parameter error: what left its block; null where it ran to its end.
  private func ending(of code: TestCode, _ error: (any Error)?, hasTimedOut: Bool, limit: Duration?) -> TestEnding {
    if let first = tests.passedOver { return .failed(first) }
    guard let error else { return .passed }
    if let skip = error as? SkipSignal { return .skipped(reason: skip.reason) }
    if error is ExitSignal {
      let message = "the test was left by 'exit', which ends scripts only"
      return .failed(
        Failure(
          .declared,
          Diagnostic(
            code: "misplaced-exit", message, at: code.nameSpan, help: "'skip' leaves it early, 'fail' fails it")))
    }
    let failure = Failure.wrapping(error, at: code.nameSpan)
    guard case .cancelled = failure.cause else { return .failed(failure) }
    guard hasTimedOut, let limit else { return .cancelled(failure) }
    let message = "the test took longer than \(DurationText.text(limit))"
    return .timedOut(Failure(.cancelled, Diagnostic(code: "timeout", message, at: failure.diagnostic.span)))
  }

  private func report(_ failure: Failure, of code: TestCode) {
    var diagnostic = failure.diagnostic
    diagnostic.labels.append(.init(code.nameSpan, "in this test"))
    host.report(diagnostic)
  }

  /// Tells that the tests which the script has not come by are skipped.
  func skipRest(of all: [TestCase], reason: String?) {
    for test in all.dropFirst(tests.met) where observer?.shouldRun(test) ?? false {
      observer?.began(test)
      observer?.ended(test, .skipped(reason: reason))
    }
  }
}
