import VGScript
import VgshBase

/// An `expect` that did not hold, before its message is known.
private struct Mismatch: Error {
  let span: SourceSpan
  let explanation: String
}

extension Compiler {
  // MARK: expect

  func compileExpectation(_ expectation: Expectation) -> StatementCode {
    let outer = readings
    readings = VariableReadings()
    let check = compileAssertion(expectation.condition)
    let message = expectation.message.map { compile($0).code }
    let note = noting(expectation, readings ?? VariableReadings())
    readings = outer
    @Sendable func failure(_ mismatch: Mismatch, _ message: Value?) -> Failure {
      let text = message.map { "\($0.displayText.visible()): \(mismatch.explanation)" } ?? mismatch.explanation
      return Failure(.expectation, Diagnostic(code: "expectation", text, at: mismatch.span))
    }
    if let check = check.synchronous, message?.isAsync != true {
      let message = message?.synchronous
      return .sync { frame in
        do {
          _ = try check(frame)
        } catch let mismatch as Mismatch {
          throw failure(mismatch, try message?(frame))
        }
        note(frame)
        return .normal
      }
    }
    return .async { frame in
      do {
        _ = try await check.evaluate(frame)
      } catch let mismatch as Mismatch {
        throw failure(mismatch, try await message?.evaluate(frame))
      }
      note(frame)
      return .normal
    }
  }

  /// Tells the recorder, where there is one, that an expectation held.
  private func noting(_ expectation: Expectation, _ readings: VariableReadings) -> @Sendable (Frame) -> Void {
    let span = expectation.message.map { expectation.condition.span.union($0.span) } ?? expectation.condition.span
    let sources = self.sources
    return { frame in
      guard let recorder = frame.state.host.recorder else { return }
      let text = sources[span.source]?.text(of: span) ?? ""
      recorder.noteHeld(HeldExpectation(text: text, span: span, variables: readings.values(in: frame)))
    }
  }

  /// Code that throws a `Mismatch` where the expression is not true, and says which part of it was not.
  private func compileAssertion(_ expression: Expression) -> ExpressionCode {
    let span = expression.span
    switch expression.kind {
    case .binary(.and, let left, let right):
      return .combining(compileAssertion(left), compileAssertion(right)) { _, last in last }
    case .binary(let symbol, let left, let right) where symbol.isComparison:
      guard let compare = compileComparison(symbol, right: right) else { return .constant(.null) }
      return .combining(compile(left).code, compile(right).code) { left, right in
        do {
          if try compare(left, right) { return .bool(true) }
        } catch let error as ValueError {
          throw Failure(error, at: span)
        }
        throw Mismatch(span: span, explanation: Explanation.of(symbol, left, right))
      }
    default:
      return .combining(compileCondition(expression)) { value in
        if case .bool(true) = value { return value }
        throw Mismatch(span: span, explanation: "expected this to be true")
      }
    }
  }

  // MARK: expect error

  func compileFailureExpectation(_ expectation: FailureExpectation, at span: SourceSpan) -> StatementCode {
    let wanted = compileWanted(expectation.failure)
    let outer = checksLiteralsLate
    checksLiteralsLate = true
    let body = compile(expectation.body)
    checksLiteralsLate = outer
    return .async { frame in
      let mark = frame.state.host.recorder?.mark ?? 0
      do {
        let completion = try await frame.state.shielding { try await body.run(frame) }
        if case .exit = completion { return completion }
      } catch let failure as Failure where failure.isCatchable {
        frame.state.error = failure.record
        guard wanted.matches(failure) else { throw wanted.mismatch(failure, at: span) }
        frame.state.host.recorder?.noteExpectedFailure(wanted.words, since: mark)
        return .normal
      }
      throw Failure(
        .expectation, Diagnostic(code: "expectation", "expected \(wanted.phrase), but the block succeeded", at: span))
    }
  }

  private func compileWanted(_ failure: FailureExpectation.Failure) -> WantedFailure {
    switch failure {
    case .any: return .any
    case .status(let status, _): return .status(status)
    case .kind(let name):
      if let kind = CommandFailure.Kind(rawValue: name.text) { return .kind(kind) }
      let kinds = CommandFailure.Kind.allCases.map(\.rawValue)
      error(
        "unknown-error-kind", "no kind of error '\(name.text)'", at: name.span,
        help: Suggestion.nearest(to: name.text, among: kinds).map { "did you mean '\($0)'?" }
          ?? "one of \(kinds.joined(separator: ", "))")
      return .any
    }
  }
}

/// The failure that an `expect error` asks for.
private enum WantedFailure: Sendable {
  case any
  case kind(CommandFailure.Kind)
  case status(Int)

  /// As it is written behind `expect error`.
  var words: String {
    switch self {
    case .any: ""
    case .kind(let kind): kind.rawValue
    case .status(let status): String(status)
    }
  }

  var phrase: String {
    switch self {
    case .any: "a failure"
    case .kind(let kind): "error \(kind.rawValue)"
    case .status(let status): "status \(status)"
    }
  }

  func matches(_ failure: Failure) -> Bool {
    guard case .command(let kind, let status) = failure.cause else { return false }
    return switch self {
    case .any: true
    case .kind(let wanted): kind == wanted
    case .status(let wanted): status == wanted
    }
  }

  func mismatch(_ failure: Failure, at span: SourceSpan) -> Failure {
    guard case .command(let kind, let status) = failure.cause else { return failure }
    let got = status.map { "\(kind.rawValue) (status \($0))" } ?? kind.rawValue
    let label = failure.diagnostic.span.map { [Diagnostic.Label($0, failure.diagnostic.message)] } ?? []
    return Failure(
      .expectation,
      Diagnostic(code: "expectation", "expected \(phrase), but it failed with \(got)", at: span, labels: label))
  }
}
