import VgshBase

extension RunState {
  /// Runs a block whose failure does not end the test: nobody is asked about it.
  func shielding<T>(_ body: () async throws -> T) async throws -> T {
    shields += 1
    defer { shields -= 1 }
    return try await body()
  }

  /// Runs a statement, and asks how to go on where it fails.
  func run(_ code: RecoverableCode, in frame: Frame) async throws -> Completion {
    if tests.isLeaving { return .normal }
    while true {
      do {
        return try await code.step(frame)
      } catch let failure as Failure {
        guard let recovery = await ask(code, failure, frame) else {
          // Whoever leaves the statements outside of tests goes on at the next test.
          guard code.isOutermost, tests.isLeaving else { throw failure }
          return .normal
        }
        switch recovery {
        case .proceed:
          tests.passedOver = tests.passedOver ?? failure
          return .normal
        case .retry(let variables): code.variables.write(variables, frame)
        case .leaveTest:
          tests.passedOver = tests.passedOver ?? failure
          tests.isLeaving = !tests.isInside
          if code.isOutermost, tests.isLeaving { return .normal }
          throw failure.settled
        case .abort:
          tests.passedOver = tests.passedOver ?? failure
          tests.isAborted = true
          throw Failure.cancelled(at: code.span).settled
        }
      }
    }
  }

  /// - Returns: null where nobody is to be asked.
  private func ask(_ code: RecoverableCode, _ failure: Failure, _ frame: Frame) async -> Recovery? {
    guard shields == 0, !failure.isSettled, failure.cause != .cancelled, let observer, observer.asksAtFailures else {
      return nil
    }
    // Who looks at a failure takes his time.
    tests.deadline?.cancel()
    let variables = code.variables.read(frame).map { (name: $0.key, value: $0.value) }
    return await observer.failed(FailedStatement(span: code.span, failure: failure, variables: variables))
  }
}

/// A statement at whose failure somebody is asked how to go on.
struct RecoverableCode: Sendable {
  let step: @Sendable (Frame) async throws -> Completion
  let span: SourceSpan
  let variables: VisibleVariables
  /// Whether it stands at the top level of the script.
  let isOutermost: Bool
}
