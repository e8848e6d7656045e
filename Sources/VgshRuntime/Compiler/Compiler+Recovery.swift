import VGScript

extension Compiler {
  /// The statement so that somebody can be asked how to go on where it fails.
  func recoverable(_ code: StatementCode, _ statement: Statement) -> StatementCode {
    switch statement.kind {
    // A test deals with its failure itself.
    case .test, .setup, .deferred: return code
    case .declaration, .assignment, .expect, .expectError, .conditional, .attempt, .forEach, .repetition, .whileLoop,
      .breakLoop, .continueLoop, .eventually, .fail, .skip, .definition, .returning, .shell, .command, .expression,
      .invalid:
      break
    }
    let step: @Sendable (Frame) async throws -> Completion
    switch code {
    case .sync(let run): step = { frame in try run(frame) }
    case .async(let run): step = run
    case .deferred: return code
    }
    let recoverable = RecoverableCode(
      step: step, span: statement.span, variables: visibleVariables(),
      isOutermost: locals.isOutermost && !isInDefinition)
    return .async { frame in try await frame.state.run(recoverable, in: frame) }
  }
}
