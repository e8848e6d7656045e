import VGScript
import VgshBase

extension Compiler {
  /// `name(…)`: a function, or a `def`.
  func compileCall(_ call: FunctionCall) -> Compiled {
    let arguments = call.arguments.map { compile($0) }
    if let head = globals.definitions[call.name.text] {
      return compileDefinitionCall(head, call, arguments.map(\.code))
    }
    guard let function = FunctionTable.named(call.name.text) else {
      unknownFunction(call)
      return .invalid
    }
    guard checkCount(of: function, call) else { return .invalid }
    let context = script.directory
    let span = call.span
    let shape: ResultShape = function.name == "csv" ? .list(.any) : .any
    switch function.body {
    case .pure(let body):
      guard checkLiterals(arguments, body, at: span) else { return .invalid }
      return Compiled(
        .combining(arguments.map(\.code)) { values in
          do { return try body(values) } catch { throw Failure.wrapping(error, at: span) }
        }, shape)
    case .host(let body):
      return Compiled(
        hostCall(arguments.map(\.code)) { values, frame in
          do {
            return try body(values, FunctionContext(host: frame.state.host, directory: context))
          } catch { throw Failure.wrapping(error, at: span) }
        }, shape)
    case .clock(let body):
      let arguments = arguments.map(\.code)
      return Compiled(
        .async { frame in
          var values: [Value] = []
          for argument in arguments { values.append(try await argument.evaluate(frame)) }
          do {
            return try await body(values, FunctionContext(host: frame.state.host, directory: context))
          } catch { throw Failure.wrapping(error, at: span) }
        }, .scalar)
    }
  }

  private func hostCall(
    _ arguments: [ExpressionCode], _ body: @escaping @Sendable ([Value], Frame) throws -> Value
  ) -> ExpressionCode {
    let list = ExpressionCode.combining(arguments) { .list($0) }
    @Sendable func call(_ list: Value, _ frame: Frame) throws -> Value {
      guard case .list(let values) = list else { return .null }
      return try body(values, frame)
    }
    if let list = list.synchronous { return .sync { frame in try call(list(frame), frame) } }
    return .async { frame in try call(await list.evaluate(frame), frame) }
  }

  private func unknownFunction(_ call: FunctionCall) {
    let name = call.name.text
    let known = FunctionTable.all.map(\.name) + globals.definitions.keys.sorted()
    let help: String? =
      if catalog.resolve([name]) != nil || catalog.isGroup(name) {
        "'\(name)' is a command: its words stand behind it, without parentheses and commas"
      } else {
        Suggestion.nearest(to: name, among: known).map { "did you mean '\($0)'?" }
      }
    error("unknown-function", "no function '\(name)'", at: call.name.span, help: help)
  }

  private func checkCount(of function: Function, _ call: FunctionCall) -> Bool {
    let count = call.arguments.count
    guard !function.argumentCount.contains(count) else { return true }
    error(
      "argument-count", "'\(function.name)' takes \(function.countPhrase), not \(count)", at: call.span,
      help: "its form is \(function.usage)")
    return false
  }

  /// Reports what a function has against its arguments where all of them are known before the script runs.
  private func checkLiterals(
    _ arguments: [Compiled], _ body: ([Value]) throws(ValueError) -> Value, at span: SourceSpan
  ) -> Bool {
    let constants = arguments.compactMap(\.constant)
    guard constants.count == arguments.count, !checksLiteralsLate else { return true }
    do {
      _ = try body(constants)
      return true
    } catch {
      self.error(error.code, error.message, at: span, help: error.help)
      return false
    }
  }

  // MARK: def

  /// Makes the heads of all `def`s known before any statement is compiled: they may call one another.
  func declareDefinitions(_ statements: [Statement]) {
    for statement in statements {
      guard case .definition(let definition) = statement.kind else { continue }
      declare(definition)
    }
  }

  private func declare(_ definition: Definition) {
    let name = definition.name.text
    let taken: String? =
      if Keyword(rawValue: name) != nil || Keyword.beginsExpression(name) {
        "a word of the language"
      } else if FunctionTable.named(name) != nil {
        "the name of a function"
      } else if catalog.resolve([name]) != nil || catalog.isGroup(name) {
        "the name of a command"
      } else {
        nil
      }
    if let taken {
      error("name-taken", "'\(name)' is \(taken)", at: definition.name.span, help: "choose another name")
      return
    }
    let old = globals.definitions[name]
    if let old, old.span.source == definition.name.span.source {
      error(
        "duplicate-definition", "'\(name)' is defined twice", at: definition.name.span,
        labels: [.init(old.span, "first defined here")])
      return
    }
    let parameters = definition.parameters.map { parameter in
      DefinitionHead.Parameter(
        name: parameter.name.text, isOptional: parameter.defaultValue != nil,
        isFlag: parameter.defaultValue?.kind == .bool(false))
    }
    let number = old?.number ?? globals.definitionCount
    globals.definitionCount = max(globals.definitionCount, number + 1)
    globals.definitions[name] = DefinitionHead(
      name: name, number: number, parameters: parameters, span: definition.name.span)
  }

  func compileDefinition(_ definition: Definition, at span: SourceSpan) -> [StatementCode] {
    guard !isInDefinition, locals.isOutermost else {
      error("misplaced-def", "'def' stands at the top level only", at: span)
      return []
    }
    guard let head = globals.definitions[definition.name.text], head.span == definition.name.span else { return [] }
    pendingBodies.append((head, definition, script))
    return []
  }

  func compileBodies() {
    // Bodies hold no definitions: none comes while they are compiled.
    for pending in pendingBodies { compileBody(pending.head, pending.definition, pending.script) }
    pendingBodies = []
  }

  private func compileBody(_ head: DefinitionHead, _ definition: Definition, _ script: ScriptContext) {
    let outer = (locals, self.script, checksLiteralsLate)
    locals = LocalScopes(slotCount: 0)
    (isInDefinition, self.script, checksLiteralsLate) = (true, script, false)
    defer {
      (locals, self.script, checksLiteralsLate) = outer
      isInDefinition = false
    }
    let defaults = definition.parameters.map { parameter in
      let code = parameter.defaultValue.map { compile($0).code }
      _ = locals.declare(parameter.name.text, shape: .any, at: nil)
      return code
    }
    let body = compile(definition.body)
    functions[head.number] = FunctionCode(
      name: head.name, slotCount: locals.slotCount, defaults: defaults, body: body)
  }

  private func compileDefinitionCall(
    _ head: DefinitionHead, _ call: FunctionCall, _ arguments: [ExpressionCode]
  ) -> Compiled {
    let least = head.parameters.filter { !$0.isOptional }.count
    guard (least...head.parameters.count).contains(arguments.count) else {
      let takes = least == head.parameters.count ? "\(least)" : "\(least) to \(head.parameters.count)"
      error(
        "argument-count", "'\(head.name)' takes \(takes) argument\(takes == "1" ? "" : "s"), not \(arguments.count)",
        at: call.span, labels: [.init(head.span, "defined here")])
      return .invalid
    }
    return Compiled(definitionCall(head, arguments, at: call.span))
  }

  /// - Parameters:
  ///   - arguments: by parameter; null, or missing at the end, where the default counts.
  ///   - optional: those given by options that count as not given where their value is null.
  func definitionCall(
    _ head: DefinitionHead, _ arguments: [ExpressionCode?], takingNullAsNone optional: Set<Int> = [],
    at span: SourceSpan
  ) -> ExpressionCode {
    let number = head.number
    let padded = arguments + Array(repeating: nil, count: head.parameters.count - arguments.count)
    return .async { frame in
      var values: [Value?] = []
      for (index, argument) in padded.enumerated() {
        let value = try await argument?.evaluate(frame)
        if let value, value.isNull, optional.contains(index) { values.append(nil) } else { values.append(value) }
      }
      return try await frame.state.call(number, values, from: frame, at: span)
    }
  }
}

extension Function {
  /// How many arguments it takes, for sentences.
  fileprivate var countPhrase: String {
    let (least, most) = (argumentCount.lowerBound, argumentCount.upperBound)
    if isVariadic { return "at least \(least) argument\(least == 1 ? "" : "s")" }
    return least == most ? "\(least) argument\(least == 1 ? "" : "s")" : "\(least) to \(most) arguments"
  }
}
