import VGScript
import VgshBase

extension Compiler {
  /// Binds the arguments of a command and checks what is known of them.
  func bind(_ signature: Signature, _ arguments: [Argument], _ call: CommandCall) -> CommandCode? {
    var binder = Binder(signature)
    binder.bind(arguments, end: call.span)
    diagnostics += binder.problems
    let unchecked = binder.assignments.contains { $0.spec.role == .flag && $0.spec.name == Flag.unchecked.spec.name }
    var codes: [ArgumentCode] = []
    var listOptions = ListOptionsCode()
    var hasListOptions = false
    var isWhole = true
    for assignment in binder.assignments {
      if isListOption(assignment.spec, of: signature) {
        hasListOptions = true
        compileListOption(assignment, signature, into: &listOptions)
      } else if let code = compile(assignment, arguments, signature, unchecked: unchecked) {
        codes.append(code)
      } else {
        isWhole = false
      }
    }
    guard binder.problems.isEmpty else { return nil }
    let code = CommandCode(
      signature: signature, arguments: codes, listOptions: hasListOptions ? listOptions : nil, span: call.span,
      variables: signature.seesVariables ? visibleVariables() : nil)
    if isWhole { checkTogether(code) }
    return code
  }

  /// Whether arguments that are all known fit together.
  private func checkTogether(_ code: CommandCode) {
    guard let objection = code.signature.objection, let call = code.boundAlready,
      let failure = objection(call)
    else { return }
    error(
      "invalid-argument", "\(code.signature.name): \(failure.message)", at: failure.span ?? code.span,
      help: failure.help)
  }

  private func compile(
    _ assignment: Binder.Assignment, _ arguments: [Argument], _ signature: Signature, unchecked: Bool
  ) -> ArgumentCode? {
    let spec = assignment.spec
    if let start = assignment.commandStart { return compileNested(spec, arguments, from: start, at: assignment.span) }
    guard let word = assignment.word else {
      let set = BoundCall.Argument(converted: true, value: true, span: assignment.span)
      return ArgumentCode(spec: spec, source: .ready(set), span: assignment.span)
    }
    if case .invalid = word.kind { return nil }
    let compiled = compile(word, takesLiterals: spec.type.takesLiterals)
    if spec.type.isSecret, !word.isReference { holdsSecret = true }
    guard let constant = compiled.constant, !checksLiteralsLate else {
      return ArgumentCode(spec: spec, source: .expression(compiled.code), span: word.span)
    }
    do {
      let converted = try unchecked ? spec.type.convertUnchecked(constant) : spec.type.convert(constant)
      if spec.type.isSecret {
        return ArgumentCode(spec: spec, source: .expression(compiled.code), span: word.span)
      }
      let argument = BoundCall.Argument(converted: converted, value: constant, span: word.span)
      return ArgumentCode(spec: spec, source: .ready(argument), span: word.span)
    } catch {
      self.error(
        "invalid-argument", "\(signature.name): \(spec.label): \(error.message)", at: word.span, help: error.help)
      return nil
    }
  }

  private func compileNested(
    _ spec: ParameterSpec, _ arguments: [Argument], from start: Int, at span: SourceSpan
  ) -> ArgumentCode? {
    let outer = CommandCall(name: Name(spec.name, at: span), arguments: arguments, span: span)
    guard let call = outer.command(from: start) else {
      error("missing-argument", "a command stands here", at: span)
      return nil
    }
    guard let code = bind(call) else { return nil }
    guard let bind = code.bind else {
      error("not-a-command", "'\(call.name.text)' is a def; only a command can stand here", at: call.name.span)
      return nil
    }
    return ArgumentCode(spec: spec, source: .command(bind), span: span)
  }

  // MARK: --where, --sort, --fields

  private func isListOption(_ spec: ParameterSpec, of signature: Signature) -> Bool {
    guard case .list = signature.result else { return false }
    return ListOptions.specs.contains { $0.name == spec.name && $0.role == spec.role }
  }

  private func compileListOption(
    _ assignment: Binder.Assignment, _ signature: Signature, into options: inout ListOptionsCode
  ) {
    guard let word = assignment.word else { return }
    let rows: ResultShape = if case .list(let shape) = signature.result { shape } else { .any }
    switch assignment.spec.name {
    case ListOptions.condition:
      guard case .parenthesised(.expression(let condition), let accessors) = word.kind, accessors.isEmpty else {
        error(
          "not-a-condition", "--where takes a condition in parentheses", at: word.span,
          help: "$it is the row: --where ($it.name contains \"a\")")
        return
      }
      let outer = (rowSlot, rowShape)
      (rowSlot, rowShape) = (hiddenSlot("row"), rows)
      options.rowSlot = rowSlot ?? 0
      options.condition = compileCondition(condition)
      (rowSlot, rowShape) = outer
    case ListOptions.sort:
      checkFields([word.literalText], of: rows, at: word.span)
      options.sort = (compile(word, takesLiterals: false).code, word.span)
    default:
      let names = word.literalText?.split(separator: ",").map { $0.filter { $0 != " " } }
      checkFields(names ?? [], of: rows, at: word.span)
      options.fieldNames = names
      options.fields = (compile(word, takesLiterals: false).code, word.span)
    }
  }

  private func checkFields(_ names: [String?], of rows: ResultShape, at span: SourceSpan) {
    guard case .record(let fields) = rows else { return }
    let known = fields.map(\.name)
    for case let name? in names where !known.contains(name) {
      error(
        "no-such-field", "no field '\(name.visible())': there is \(known.joined(separator: ", "))", at: span,
        help: Suggestion.nearest(to: name, among: known).map { "did you mean '\($0)'?" })
    }
  }

  // MARK: def as a command

  func bindDefinition(_ head: DefinitionHead, _ call: CommandCall) -> CallCode? {
    let signature = head.signature
    var binder = Binder(signature)
    binder.bind(call.arguments, end: call.span)
    var problems = binder.problems
    var codes: [ExpressionCode?] = Array(repeating: nil, count: head.parameters.count)
    var optional: Set<Int> = []
    // Words fill the parameters that no option names, in order.
    for assignment in binder.assignments where assignment.spec.isOption {
      guard let index = head.parameters.firstIndex(where: { $0.optionName == assignment.spec.name }) else { continue }
      codes[index] = assignment.word.map { compile($0, takesLiterals: true).code } ?? .constant(true)
      if head.parameters[index].isOptional { optional.insert(index) }
    }
    var free = codes.indices.filter { codes[$0] == nil && !head.parameters[$0].isFlag }[...]
    for assignment in binder.assignments where !assignment.spec.isOption {
      guard let word = assignment.word else { continue }
      guard let index = free.popFirst() else {
        if binder.hasUnknownOption { continue }
        problems.append(
          Diagnostic(
            code: "surplus-argument", "one argument too many for '\(head.name)'", at: word.span,
            help: "its form is: \(signature.usage)"))
        continue
      }
      codes[index] = compile(word, takesLiterals: true).code
    }
    let missing = zip(head.parameters, codes).filter { !$0.isOptional && $1 == nil }.map(\.0.name)
    if !missing.isEmpty {
      problems.append(
        Diagnostic(
          code: "missing-argument", "'\(head.name)' lacks \(missing.joined(separator: " and "))", at: call.span,
          labels: [.init(head.span, "defined here")]))
    }
    diagnostics += problems
    guard problems.isEmpty else { return nil }
    let code = definitionCall(head, codes, takingNullAsNone: optional, at: call.span)
    return CallCode(shape: .any, run: { CommandResult(value: try await code.evaluate($0)) }, bind: nil)
  }
}

extension DefinitionHead {
  /// A `def` as the binder sees it: any word is taken, every parameter can be named.
  fileprivate var signature: Signature {
    let words = RestParameter<Value>(parameters.map(\.name).joined(separator: " "), "")
    let options = parameters.map { parameter -> any SignatureKey in
      if parameter.isFlag { Flag(parameter.optionName, "") } else { Option<Value>(parameter.optionName, "") }
    }
    return Signature(name, "a def", parameters: [words], options: options, result: .any)
  }
}

extension Word {
  /// Whether the word only names where its value is: a variable, or a command that gives it.
  fileprivate var isReference: Bool {
    if case .parenthesised(.command, _) = kind { return true }
    return soleInterpolation.map { !$0.isBraced } ?? false
  }
}
