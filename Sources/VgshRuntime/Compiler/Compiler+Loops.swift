import VGScript
import VgshBase

extension Compiler {
  /// `for NAME in LIST`: walks the list as it was when the loop began.
  func compileLoop(over sequence: Expression, _ variable: Name, _ body: Block) -> StatementCode {
    let list = compile(sequence)
    let itemShape: ResultShape = if case .list(let shape) = list.shape { shape } else { .any }
    if let constant = list.constant, Self.items(of: constant) == nil { notIterable(constant, at: sequence.span) }
    if case .record = list.shape { notIterable(.record([:]), at: sequence.span) }
    locals.enter()
    let slot = declare(variable, shape: itemShape, wantsReader: false).slot
    let code = compileLoopBody(body)
    locals.leave()
    let span = sequence.span
    @Sendable func items(_ value: Value) throws -> [Value] {
      guard let items = Self.items(of: value) else { throw Failure(Self.notIterable(value), at: span) }
      return items
    }
    if let list = list.code.synchronous, let body = code.synchronous {
      return .sync { frame in
        for item in try items(list(frame)) {
          try frame.checkCancelled(at: span)
          frame.slots[slot] = item
          if let end = try body(frame).endingLoop { return end }
        }
        return .normal
      }
    }
    return .async { frame in
      for item in try await items(list.code.evaluate(frame)) {
        try frame.checkCancelled(at: span)
        frame.slots[slot] = item
        if let end = try await code.run(frame).endingLoop { return end }
      }
      return .normal
    }
  }

  /// `repeat COUNT`
  func compileRepetition(_ count: Expression, _ body: Block) -> StatementCode {
    let compiled = compile(count)
    let times = compiled.code
    let span = count.span
    if let constant = compiled.constant {
      do { _ = try Self.count(constant) } catch { self.error(error, at: span) }
    }
    let code = compileLoopBody(body)
    @Sendable func number(_ value: Value) throws -> Int {
      try Self.locate(span) { () throws(ValueError) in try Self.count(value) }
    }
    if let times = times.synchronous, let body = code.synchronous {
      return .sync { frame in
        var left = try number(times(frame))
        while left > 0 {
          try frame.checkCancelled(at: span)
          if let end = try body(frame).endingLoop { return end }
          left -= 1
        }
        return .normal
      }
    }
    return .async { frame in
      var left = try await number(times.evaluate(frame))
      while left > 0 {
        try frame.checkCancelled(at: span)
        if let end = try await code.run(frame).endingLoop { return end }
        left -= 1
      }
      return .normal
    }
  }

  /// `while CONDITION`
  func compileWhile(_ condition: Expression, _ body: Block) -> StatementCode {
    let test = compileCondition(condition)
    let code = compileLoopBody(body)
    let span = condition.span
    if let test = test.synchronous, let body = code.synchronous {
      return .sync { frame in
        while case .bool(true) = try test(frame) {
          try frame.checkCancelled(at: span)
          if let end = try body(frame).endingLoop { return end }
        }
        return .normal
      }
    }
    return .async { frame in
      while case .bool(true) = try await test.evaluate(frame) {
        try frame.checkCancelled(at: span)
        if let end = try await code.run(frame).endingLoop { return end }
      }
      return .normal
    }
  }

  private func compileLoopBody(_ body: Block) -> BlockCode {
    loopDepth += 1
    defer { loopDepth -= 1 }
    return compile(body)
  }

  /// How often a value tells `repeat` to run.
  private static func count(_ value: Value) throws(ValueError) -> Int {
    guard case .int(let count) = value, count >= 0 else {
      let got = if case .int(let count) = value { String(count) } else { value.typePhrase }
      throw ValueError("type-mismatch", "'repeat' takes an int of at least 0, not \(got)")
    }
    return count
  }

  private static func items(of value: Value) -> [Value]? {
    if case .list(let items) = value { items } else { nil }
  }

  private static func notIterable(_ value: Value) -> ValueError {
    let isRecord = if case .record = value { true } else { false }
    return ValueError(
      "type-mismatch", "'for' takes a list, not \(value.typePhrase)",
      help: isRecord ? "keys(…) and values(…) make lists of a record" : nil)
  }

  private func notIterable(_ value: Value, at span: SourceSpan) { error(Self.notIterable(value), at: span) }
}

extension Completion {
  /// What a loop passes on where its body ended it; null where it goes on.
  fileprivate var endingLoop: Completion? {
    switch self {
    case .normal, .continue: nil
    case .break: .normal
    case .return, .exit: self
    }
  }
}

extension Frame {
  /// Ends loops that await nothing.
  fileprivate func checkCancelled(at span: SourceSpan) throws {
    if state.scope.isCancelled { throw Failure.cancelled(at: span) }
  }
}
