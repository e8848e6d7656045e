import VgshBase

// What the compiler makes of a tree: closures over resolved slots. What holds no command runs synchronously, which is
// several times as fast as an async walk; only what holds one is async.

/// An expression, ready to be evaluated.
enum ExpressionCode: Sendable {
  case constant(Value)
  case sync(@Sendable (Frame) throws -> Value)
  case async(@Sendable (Frame) async throws -> Value)

  var isAsync: Bool {
    switch self {
    case .async: true
    case .constant, .sync: false
    }
  }

  /// The synchronous form; null where a command is part of it.
  var synchronous: (@Sendable (Frame) throws -> Value)? {
    switch self {
    case .constant(let value): { _ in value }
    case .sync(let code): code
    case .async: nil
    }
  }

  func evaluate(_ frame: Frame) async throws -> Value {
    switch self {
    case .constant(let value): value
    case .sync(let code): try code(frame)
    case .async(let code): try await code(frame)
    }
  }
}

/// A statement, ready to be run.
enum StatementCode: Sendable {
  case sync(@Sendable (Frame) throws -> Completion)
  case async(@Sendable (Frame) async throws -> Completion)
  /// A `defer`: its block runs when the one it stands in ends.
  case deferred(BlockCode)
}

/// How a statement ended, when it did not fail.
enum Completion: Sendable {
  case normal
  case `break`
  case `continue`
  case `return`(Value)
  case exit(ExitStatus)
}

extension ExpressionCode {
  /// An expression made of others whose values are all computed first, in order.
  ///
  /// - Parameter combine: makes the value of theirs.
  static func combining(
    _ parts: [ExpressionCode], _ combine: @escaping @Sendable ([Value]) throws -> Value
  ) -> ExpressionCode {
    let synchronous = parts.compactMap(\.synchronous)
    if synchronous.count == parts.count {
      return .sync { frame in
        var values: [Value] = []
        values.reserveCapacity(synchronous.count)
        for part in synchronous { values.append(try part(frame)) }
        return try combine(values)
      }
    }
    return .async { frame in
      var values: [Value] = []
      values.reserveCapacity(parts.count)
      for part in parts { values.append(try await part.evaluate(frame)) }
      return try combine(values)
    }
  }

  static func combining(
    _ part: ExpressionCode, _ combine: @escaping @Sendable (Value) throws -> Value
  ) -> ExpressionCode {
    if let part = part.synchronous { return .sync { frame in try combine(part(frame)) } }
    return .async { frame in try await combine(part.evaluate(frame)) }
  }

  static func combining(
    _ left: ExpressionCode, _ right: ExpressionCode, _ combine: @escaping @Sendable (Value, Value) throws -> Value
  ) -> ExpressionCode {
    if let left = left.synchronous {
      if case .constant(let value) = right { return .sync { frame in try combine(left(frame), value) } }
      if let right = right.synchronous { return .sync { frame in try combine(left(frame), right(frame)) } }
    }
    return .async { frame in
      let value = try await left.evaluate(frame)
      return try await combine(value, right.evaluate(frame))
    }
  }
}
