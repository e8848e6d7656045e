import VGScript
import VgshBase

extension Compiler {
  // MARK: Binding

  /// - Parameter wantsReader: whether it is worth a warning that nothing reads it; a loop needs a variable anyway.
  func declare(_ name: Name, shape: ResultShape, wantsReader: Bool = true) -> Variable {
    // What a loop or another line may assign later has no known shape.
    let shape = assigned.contains(name.text) ? .any : shape
    let isGlobal = !isInDefinition && locals.isOutermost
    if wantsReader { unread[name.span] = name.text }
    guard isGlobal else { return locals.declare(name.text, shape: shape, at: name.span) }
    if wantsReader, let earlier = globals.variables[name.text]?.span { rebound[name.text, default: []].append(earlier) }
    globals.slotCount = max(globals.slotCount, locals.slotCount)
    let variable = globals.declare(name.text, shape: shape, at: name.span)
    locals.reserve(globals.slotCount)
    return variable
  }

  /// A variable that no script can name.
  func hiddenSlot(_ purpose: String) -> Int {
    if !isInDefinition { locals.reserve(globals.slotCount) }
    return locals.declare("\(purpose) \(locals.slotCount)", shape: .any, at: nil).slot
  }

  /// Takes note that a variable is read.
  ///
  /// A `def` reads globals as they are when it is called: it may be by any of the statements that bind the name.
  func noteRead(_ variable: Variable, isOuter: Bool) {
    if let binding = variable.span { unread[binding] = nil }
    guard isOuter, let earlier = rebound.removeValue(forKey: variable.name) else { return }
    for binding in earlier { unread[binding] = nil }
  }

  /// The nearest binding of a name, and whether a `def` reaches out of its frame for it.
  func find(_ name: String) -> (variable: Variable, isOuter: Bool)? {
    if let variable = locals.find(name) { return (variable, false) }
    return globals.variables[name].map { ($0, isInDefinition) }
  }

  // MARK: Reading

  func compileVariable(_ name: String, at span: SourceSpan) -> Compiled {
    if let special = compileSpecial(name, at: span) {
      if name == "args" || name == "script" { readings?.add(name, special.code) }
      return special
    }
    let value = compileBound(name, at: span)
    readings?.add(name, value.code)
    return value
  }

  private func compileBound(_ name: String, at span: SourceSpan) -> Compiled {
    guard let (variable, isOuter) = find(name) else {
      undefined(name, at: span)
      return .invalid
    }
    noteRead(variable, isOuter: isOuter)
    let slot = variable.slot
    let unset = ValueError(
      "unset-variable", "'\(name)' has no value yet", help: "its 'let' has not run, or failed")
    if isOuter {
      return Compiled(
        .sync { frame in
          guard let value = frame.globals.slots[slot] else { throw Failure(unset, at: span) }
          return value
        }, variable.shape)
    }
    return Compiled(
      .sync { frame in
        guard let value = frame.slots[slot] else { throw Failure(unset, at: span) }
        return value
      }, variable.shape)
  }

  private func undefined(_ name: String, at span: SourceSpan) {
    let names = locals.names + globals.names + ["last", "error", "env", "script", "args"]
    let nearest = Suggestion.nearest(to: name, among: names).map { "did you mean '$\($0)'?" }
    let given =
      options.takesVariables ? "bind it by let, or give it with --var \(name)=VALUE" : "bind it first: let \(name) = …"
    error("undefined-variable", "no variable '\(name)'", at: span, help: nearest ?? given)
  }

  /// The variables that the shell binds itself.
  private func compileSpecial(_ name: String, at span: SourceSpan) -> Compiled? {
    switch name {
    case "last": return Compiled(.sync { frame in frame.state.host.lastExchange }, Self.exchangeShape)
    case "error": return Compiled(.sync { frame in frame.state.error }, .fields("kind", "status", "message"))
    case "args":
      let arguments = Value.list(script.arguments.map(Value.text))
      return Compiled(.constant(arguments), .list(.scalar))
    case "script":
      let record: Value = ["file": Value(script.file), "dir": .text(script.directory)]
      return Compiled(.constant(record), .fields("file", "dir"))
    case "it":
      guard let slot = rowSlot else {
        error(
          "undefined-variable", "$it stands for a row, in conditions such as --where ($it.name contains \"a\") only",
          at: span)
        return .invalid
      }
      return Compiled(.sync { frame in frame.slots[slot] ?? .null }, rowShape)
    case "env":
      error("invalid-variable", "$env is not a value by itself", at: span, help: "name the variable: $env.HOME")
      return .invalid
    default: return nil
    }
  }

  /// `$env.NAME`
  func compileEnvironment(_ name: String, at span: SourceSpan) -> Compiled {
    Compiled(
      .sync { frame in
        guard let value = frame.state.host.environmentVariable(name) else {
          throw Failure(
            ValueError(
              "unset-environment", "the environment variable \(name) is not set",
              help: "set it before the program starts: \(name)=… vgsh …"),
            at: span)
        }
        return .text(value)
      }, .scalar)
  }

  static let exchangeShape = ResultShape.record([
    .init("method"), .init("url"), .init("status", .any), .init("headers", .any), .init("body", .any), .init("elapsed"),
    .init("attempts"),
  ])

  // MARK: Assigning

  func compileAssignment(_ assignment: Assignment, at span: SourceSpan) -> StatementCode {
    let value = compileResult(assignment.value).code
    let name = assignment.name.text
    guard !Name.reserved.contains(name) else { return Self.nothing }
    guard let (variable, isOuter) = find(name) else {
      undefined(name, at: assignment.name.span)
      return Self.nothing
    }
    if assignment.accessors.isEmpty {
      forgetShape(of: name)
      return store(value, in: variable.slot, isOuter: isOuter, isResult: assignment.value.isCommand)
    }
    noteRead(variable, isOuter: isOuter)
    forgetShape(of: name)
    return storeInside(variable.slot, isOuter: isOuter, assignment.accessors, value, at: span)
  }

  private func forgetShape(of name: String) {
    if locals.find(name) != nil { locals.forgetShape(of: name) } else { globals.variables[name]?.shape = .any }
  }

  /// - Parameter isResult: whether the value is what a command gives.
  func store(
    _ value: ExpressionCode, in slot: Int, isOuter: Bool = false, isResult: Bool = false
  ) -> StatementCode {
    if let value = value.synchronous {
      if isOuter {
        return .sync { frame in
          let value = try value(frame)
          frame.globals.slots[slot] = value
          return .normal
        }
      }
      return .sync { frame in
        let value = try value(frame)
        frame.slots[slot] = value
        return .normal
      }
    }
    return .async { frame in
      let exchanges = isResult ? frame.state.host.exchangeCount : 0
      let value = try await value.evaluate(frame)
      let target = isOuter ? frame.globals : frame
      target.slots[slot] = value
      if isResult { frame.state.noteResult(slot, of: target, since: exchanges) }
      return .normal
    }
  }

  /// `$r.k[0] = …`: the indices are computed first, then the value, then the change is made.
  private func storeInside(
    _ slot: Int, isOuter: Bool, _ accessors: [Accessor], _ value: ExpressionCode, at span: SourceSpan
  ) -> StatementCode {
    let steps: [ExpressionCode] = accessors.map { accessor in
      switch accessor.kind {
      case .field(let name): .constant(.text(name))
      case .index(let index): compile(index).code
      }
    }
    let all = ExpressionCode.combining(steps + [value]) { .list($0) }
    @Sendable func assign(_ parts: Value, _ frame: Frame) throws -> Completion {
      guard case .list(let parts) = parts, let value = parts.last else { return .normal }
      let target = isOuter ? frame.globals : frame
      let path = parts.dropLast().map(Value.Step.item)
      do {
        guard var variable = target.slots[slot] else {
          throw ValueError("unset-variable", "the variable has no value yet")
        }
        // The slot lets go of the value, so that it is changed in place and not copied.
        target.slots[slot] = Value.null
        defer { target.slots[slot] = variable }
        try variable.assign(value, at: path[...])
      } catch let error as ValueError {
        throw Failure(error, at: span)
      }
      return .normal
    }
    if let all = all.synchronous { return .sync { frame in try assign(all(frame), frame) } }
    return .async { frame in try await assign(all.evaluate(frame), frame) }
  }

  static var nothing: StatementCode { .sync { _ in .normal } }
}
