import VGScript
import VgshBase

extension Compiler {
  // MARK: expect

  func compileExpectation(_ expectation: Expectation) -> StatementCode {
    let outer = readings
    readings = VariableReadings()
    let check = compileAssertion(expectation.condition, isWanted: true)
    let message = expectation.message.map { compile($0).code }
    let note = noting(expectation, readings ?? VariableReadings())
    readings = outer
    let exchange = ExchangeMention(in: expectation.condition) { name in
      find(name).map { ($0.variable.slot, $0.isOuter) }
    }
    @Sendable func failure(_ mismatch: Mismatch, _ message: Value?, _ labels: [Diagnostic.Label]) -> Failure {
      let text = message.map { "\($0.displayText.visible()): \(mismatch.explanation)" } ?? mismatch.explanation
      return Failure(.expectation, Diagnostic(code: "expectation", text, at: mismatch.span, labels: labels))
    }
    if let check = check.synchronous, message?.isAsync != true {
      let message = message?.synchronous
      return .sync { frame in
        do {
          _ = try check(frame)
        } catch let mismatch as Mismatch {
          throw failure(mismatch, try message?(frame), exchange.labels(frame))
        }
        note(frame)
        return .normal
      }
    }
    return .async { frame in
      let exchanges = frame.state.host.exchangeCount
      do {
        _ = try await check.evaluate(frame)
      } catch let mismatch as Mismatch {
        let labels = exchange.labels(frame, since: exchanges)
        throw failure(mismatch, try await message?.evaluate(frame), labels)
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

  /// Code that throws a `Mismatch` where the expression is not what is wanted, and says which part of it is not.
  private func compileAssertion(_ expression: Expression, isWanted: Bool) -> ExpressionCode {
    let span = expression.span
    switch expression.kind {
    case .parenthesised(.expression(let inner)): return compileAssertion(inner, isWanted: isWanted)
    case .unary(.not, let operand): return compileAssertion(operand, isWanted: !isWanted)
    case .binary(let symbol, let left, let right) where symbol == .and || symbol == .or:
      let (left, right) = (compileAssertion(left, isWanted: isWanted), compileAssertion(right, isWanted: isWanted))
      // That not both hold is that one of them does not.
      return (symbol == .and) == isWanted ? .combining(left, right) { _, last in last } : Self.either(left, right)
    case .binary(let symbol, let left, let right) where symbol.isComparison:
      let explanation = Explanation(symbol, left, right, isWanted: isWanted, sources: sources)
      let (leftCode, rightCode) = (compile(left).code, compile(right).code)
      guard let compare = compileComparison(symbol, right: right) else { return .constant(.null) }
      return .combining(leftCode, rightCode) { left, right in
        do {
          if try compare(left, right) == isWanted { return .bool(true) }
        } catch let error as ValueError {
          throw Failure(error, at: span)
        }
        throw Mismatch(explanation.text(left, right), at: span)
      }
    default:
      let sources = sources
      return .combining(compileCondition(expression)) { value in
        if case .bool(isWanted) = value { return value }
        throw Mismatch("expected \(sources.excerpt(of: span) ?? "this") to be \(isWanted)", at: span)
      }
    }
  }

  /// Looks at the second only where the first does not hold.
  private static func either(_ first: ExpressionCode, _ second: ExpressionCode) -> ExpressionCode {
    if let first = first.synchronous, let second = second.synchronous {
      return .sync { frame in
        do {
          return try first(frame)
        } catch let mismatch as Mismatch {
          do { return try second(frame) } catch let other as Mismatch { throw mismatch.or(other) }
        }
      }
    }
    return .async { frame in
      do {
        return try await first.evaluate(frame)
      } catch let mismatch as Mismatch {
        do { return try await second.evaluate(frame) } catch let other as Mismatch { throw mismatch.or(other) }
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
      let exchanges = frame.state.host.exchangeCount
      do {
        let completion = try await frame.state.shielding { try await body.run(frame) }
        if case .exit = completion { return completion }
      } catch let failure as Failure where failure.isCatchable {
        frame.state.error = failure.record
        guard wanted.matches(failure) else { throw wanted.mismatch(failure, at: span) }
        frame.state.host.recorder?.noteExpectedFailure(wanted.words, since: mark)
        return .normal
      }
      let labels = frame.state.exchangeLabels(at: expectation.body.span, since: exchanges)
      throw Failure(
        .expectation,
        Diagnostic(
          code: "expectation", "expected \(wanted.phrase), but the block succeeded", at: span, labels: labels))
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
