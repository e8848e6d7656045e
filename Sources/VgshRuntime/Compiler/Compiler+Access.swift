import VGScript
import VgshBase

extension Compiler {
  func compileAccess(_ base: Expression, _ accessors: [Accessor], inText: Bool = false) -> Compiled {
    if case .variable("env") = base.kind { return compileEnvironmentAccess(base, accessors) }
    return compileAccess(compile(base), accessors, inText: inText)
  }

  /// - Parameter inText: whether it stands in text without braces, where the rest of a name may have been meant.
  func compileAccess(_ base: Compiled, _ accessors: [Accessor], inText: Bool = false) -> Compiled {
    accessors.reduce(base) { compileAccess($0, $1, inText: inText) }
  }

  private func compileAccess(_ base: Compiled, _ accessor: Accessor, inText: Bool) -> Compiled {
    let span = accessor.span
    switch accessor.kind {
    case .field(let name):
      let shape = fieldShape(of: base.shape, name, at: span, inText: inText)
      return Compiled(
        .combining(base.code) { value in
          do {
            return try value.field(name)
          } catch let error as ValueError {
            throw Failure(Self.advised(error, value, inText: inText), at: span)
          }
        }, shape)
    case .index(let index):
      let compiled = compile(index)
      let code = ExpressionCode.combining(base.code, compiled.code) { value, index in
        do {
          return try value.item(index)
        } catch let error as ValueError {
          throw Failure(error, at: span)
        }
      }
      if case .list(let shape) = base.shape { return Compiled(code, shape) }
      if case .record = base.shape, case .text(let name)? = compiled.constant {
        return Compiled(code, fieldShape(of: base.shape, name, at: span, inText: false))
      }
      return Compiled(code)
    }
  }

  private static func advised(_ error: ValueError, _ value: Value, inText: Bool) -> ValueError {
    if case .record = value { return error }
    guard inText, !value.isNull else { return error }
    return ValueError(
      error.code, error.message,
      help: "where the text goes on behind a variable, write ${name}: \"${host}.example.com\"")
  }

  /// What is known of a field; a field that the record cannot have is an error.
  private func fieldShape(of shape: ResultShape, _ name: String, at span: SourceSpan, inText: Bool) -> ResultShape {
    switch shape {
    case .any, .none: return .any
    case .record(let fields):
      if let field = fields.first(where: { $0.name == name }) { return field.shape }
      let names = fields.map(\.name)
      error(
        "no-such-field", "no field '\(name)': there is \(names.joined(separator: ", "))", at: span,
        help: Suggestion.nearest(to: name, among: names).map { "did you mean '\($0)'?" })
    case .list:
      error(
        "no-such-field", "a list has no field '\(name)'", at: span,
        help: "take an item first: [0].\(name), or walk it: for item in …")
    // Not certain enough to refuse: a text today, a record tomorrow.
    case .scalar: return .any
    }
    return .any
  }

  private func compileEnvironmentAccess(_ base: Expression, _ accessors: [Accessor]) -> Compiled {
    guard let first = accessors.first else { return compile(base) }
    let name: String? =
      switch first.kind {
      case .field(let name): name
      case .index(let index): compile(index).constant?.revealedText
      }
    guard let name else {
      error("invalid-variable", "a variable of the environment is named: $env.HOME", at: first.span)
      return .invalid
    }
    return compileAccess(compileEnvironment(name, at: base.span.union(first.span)), Array(accessors.dropFirst()))
  }
}
