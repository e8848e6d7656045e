import OrderedCollections
import VGScript
import VgshBase

extension Compiler {
  func compile(_ expression: Expression) -> Compiled {
    let span = expression.span
    switch expression.kind {
    case .null: return .constant(.null)
    case .bool(let value): return .constant(.bool(value))
    case .integer(let value): return .constant(.int(value))
    case .double(let value): return .constant(.double(value))
    case .duration(let value): return .constant(.duration(value))
    case .text(let literal): return compile(literal)
    case .variable(let name): return compileVariable(name, at: span)
    case .access(let base, let accessors): return compileAccess(base, accessors)
    case .call(let call): return compileCall(call)
    case .list(let items):
      let parts = items.map { compile($0) }
      return Compiled(.combining(parts.map(\.code)) { .list($0) }, .list(.any))
    case .record(let entries): return compileRecord(entries)
    case .parenthesised(let inner): return compile(inner)
    case .unary(.negate, let operand):
      return Compiled(
        .combining(compile(operand).code) { value in
          try Self.locate(span) { () throws(ValueError) in try value.negated() }
        }, .scalar)
    case .unary(.not, let operand):
      return Compiled(
        .combining(compileCondition(operand)) { value in
          if case .bool(let value) = value { .bool(!value) } else { .null }
        }, .scalar)
    case .binary(let symbol, let left, let right): return compileBinary(symbol, left, right, at: span)
    case .invalid: return .invalid
    }
  }

  func compile(_ inner: Inner) -> Compiled {
    switch inner {
    case .expression(let expression): compile(expression)
    case .command(let call): compileCommandValue(call)
    }
  }

  /// Runs an operation on values and gives its mistake a place.
  static func locate<T>(_ span: SourceSpan, _ operation: () throws(ValueError) -> T) throws -> T {
    do {
      return try operation()
    } catch {
      throw Failure(error, at: span)
    }
  }

  // MARK: Conditions

  /// An expression that must be true or false; its code gives nothing else.
  func compileCondition(_ expression: Expression) -> ExpressionCode {
    let compiled = compile(expression)
    let span = expression.span
    if let constant = compiled.constant {
      if case .bool = constant { return compiled.code }
      error(Self.notBool(constant), at: span)
      return compiled.code
    }
    if case .binary(let symbol, _, _) = expression.kind, symbol.precedence <= 4 { return compiled.code }
    return .combining(compiled.code) { value in
      guard case .bool = value else { throw Failure(Self.notBool(value), at: span) }
      return value
    }
  }

  private static func notBool(_ value: Value) -> ValueError {
    ValueError(
      "not-a-condition", "a condition is true or false, not \(value.typePhrase)",
      help: value.isNull ? "compare it: … != null" : nil)
  }

  // MARK: Operators

  private func compileBinary(
    _ symbol: BinaryOperator, _ left: Expression, _ right: Expression, at span: SourceSpan
  ) -> Compiled {
    switch symbol {
    case .and, .or: return Compiled(compileLogic(symbol == .and, left, right), .scalar)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contains, .matches, .in:
      let (a, b) = (compile(left), compile(right))
      guard let compare = compileComparison(symbol, right: right) else { return .invalid }
      return Compiled(
        .combining(a.code, b.code) { left, right in
          .bool(try Self.locate(span) { () throws(ValueError) in try compare(left, right) })
        }, .scalar)
    case .range:
      return arithmetic(left, right, .list(.scalar), at: span) { (a, b) throws(ValueError) in try a.range(to: b) }
    case .add: return compileSum(left, right, at: span)
    case .subtract: return arithmetic(left, right, at: span) { (a, b) throws(ValueError) in try a.subtracting(b) }
    case .multiply: return arithmetic(left, right, at: span) { (a, b) throws(ValueError) in try a.multiplied(by: b) }
    case .divide: return arithmetic(left, right, at: span) { (a, b) throws(ValueError) in try a.divided(by: b) }
    case .remainder: return arithmetic(left, right, at: span) { (a, b) throws(ValueError) in try a.remainder(by: b) }
    }
  }

  private func arithmetic(
    _ left: Expression, _ right: Expression, _ shape: ResultShape = .scalar, at span: SourceSpan,
    _ operation: @escaping @Sendable (Value, Value) throws(ValueError) -> Value
  ) -> Compiled {
    Compiled(
      .combining(compile(left).code, compile(right).code) { a, b in
        do {
          return try operation(a, b)
        } catch let error as ValueError {
          throw Failure(error, at: span)
        }
      }, shape)
  }

  /// A sum; of a variable and a number, the step of most loops, without a detour.
  private func compileSum(_ left: Expression, _ right: Expression, at span: SourceSpan) -> Compiled {
    if case .variable(let name) = left.kind, case .integer(let step) = right.kind, let (variable, isOuter) = find(name),
      !isOuter
    {
      let general = compile(left).code.synchronous
      let slot = variable.slot
      return Compiled(
        .sync { frame in
          if case .int(let value)? = frame.slots[slot] {
            let (sum, overflow) = value.addingReportingOverflow(step)
            if !overflow { return .int(sum) }
          }
          let value = try general?(frame) ?? .null
          return try Self.locate(span) { () throws(ValueError) in try value.adding(.int(step)) }
        }, .scalar)
    }
    let (a, b) = (compile(left), compile(right))
    let shape: ResultShape = if case .list = a.shape { .list(.any) } else { .scalar }
    return Compiled(
      .combining(a.code, b.code) { a, b in
        do {
          return try a.adding(b)
        } catch let error as ValueError {
          throw Failure(error, at: span)
        }
      }, a.shape == .any || b.shape == .any ? .any : shape)
  }

  /// `and` and `or` look at their right side only where the left leaves it open.
  private func compileLogic(_ isAnd: Bool, _ left: Expression, _ right: Expression) -> ExpressionCode {
    let (left, right) = (compileCondition(left), compileCondition(right))
    if let left = left.synchronous, let right = right.synchronous {
      return .sync { frame in
        let value = try left(frame)
        if case .bool(let value) = value, value != isAnd { return .bool(value) }
        return try right(frame)
      }
    }
    return .async { frame in
      let value = try await left.evaluate(frame)
      if case .bool(let value) = value, value != isAnd { return .bool(value) }
      return try await right.evaluate(frame)
    }
  }

  /// - Returns: null where a literal pattern is bad; a diagnostic says so.
  func compileComparison(
    _ symbol: BinaryOperator, right: Expression
  ) -> (@Sendable (Value, Value) throws(ValueError) -> Bool)? {
    switch symbol {
    case .equal: return { (a, b) throws(ValueError) in try a.equals(b) }
    case .notEqual: return { (a, b) throws(ValueError) in try !a.equals(b) }
    case .less: return { (a, b) throws(ValueError) in try a.isLess(than: b) }
    case .lessOrEqual: return { (a, b) throws(ValueError) in try !b.isLess(than: a) }
    case .greater: return { (a, b) throws(ValueError) in try b.isLess(than: a) }
    case .greaterOrEqual: return { (a, b) throws(ValueError) in try !a.isLess(than: b) }
    case .contains: return { (a, b) throws(ValueError) in try a.contains(b) }
    case .in: return { (a, b) throws(ValueError) in try b.contains(a) }
    case .matches: return compileMatch(right)
    case .or, .and, .range, .add, .subtract, .multiply, .divide, .remainder: return nil
    }
  }

  private func compileMatch(_ right: Expression) -> (@Sendable (Value, Value) throws(ValueError) -> Bool)? {
    @Sendable func text(_ value: Value, _ what: String) throws(ValueError) -> String {
      guard let text = value.revealedText else {
        throw ValueError("type-mismatch", "\(what) of 'matches' is a text, not \(value.typePhrase)")
      }
      return text
    }
    guard case .text(let literal) = right.kind, let source = literal.plainText else {
      return { (a, b) throws(ValueError) in
        try Pattern.compile(text(b, "the right side")).matches(text(a, "the left side"))
      }
    }
    do {
      let pattern = try Pattern.compile(source)
      return { (a, _) throws(ValueError) in try pattern.matches(text(a, "the left side")) }
    } catch {
      self.error(error, at: right.span)
      return nil
    }
  }

  // MARK: Records

  func compileRecord(_ entries: [RecordEntry]) -> Compiled {
    let keys = entries.map { entry in
      switch entry.key {
      case .name(let name): ExpressionCode.constant(.text(name.text))
      case .quoted(let literal): compile(literal).code
      }
    }
    let values = entries.map { compile($0.value) }
    let spans = entries.map(\.key.span)
    let code = ExpressionCode.combining(keys + values.map(\.code)) { [count = entries.count] parts in
      var record = Record()
      record.reserveCapacity(count)
      for index in 0..<count {
        let key = parts[index].interpolated.text
        guard record.updateValue(parts[count + index], forKey: key) == nil else {
          throw Failure(ValueError("duplicate-key", "the key '\(key)' stands twice in the record"), at: spans[index])
        }
      }
      return .record(record)
    }
    let names = entries.map(\.key.plainText)
    guard names.allSatisfy({ $0 != nil }) else { return Compiled(code) }
    return Compiled(code, .record(zip(names, values).map { .init($0 ?? "", $1.shape) }))
  }
}
