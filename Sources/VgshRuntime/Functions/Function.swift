/// A built-in function of the language: how it is called, what it says in the help, and what it does.
package struct Function: Sendable {
  package struct Parameter: Hashable, Sendable {
    package let name: String
    package let isOptional: Bool
  }

  /// What a function needs besides its arguments.
  ///
  /// Whoever calls a body has checked the number of arguments against `argumentCount`; their types are the body's own
  /// affair.
  package enum Body: Sendable {
    /// Nothing: the same arguments give the same value.
    case pure(@Sendable ([Value]) throws(ValueError) -> Value)
    /// Files or chance. Throws `ValueError`, or `CommandFailure` for what is wrong with a file.
    case host(@Sendable ([Value], FunctionContext) throws -> Value)
    /// The session's time. Throws as `host` does, or what the clock throws.
    case clock(@Sendable ([Value], FunctionContext) async throws -> Value)
  }

  package let name: String
  package let parameters: [Parameter]
  /// Whether the last parameter may be given more than once.
  package let isVariadic: Bool
  /// One sentence for the help, without a full stop.
  package let summary: String
  /// An expression that shows the function at work. It is true, except where files are needed.
  package let example: String
  package let body: Body

  /// - Parameter parameters: names in order; `?` behind one makes it optional, `...` lets the last be repeated.
  init(_ name: String, _ parameters: String..., summary: String, example: String, body: Body) {
    self.name = name
    self.parameters = parameters.map { text in
      Parameter(name: String(text.prefix { $0 != "?" && $0 != "." }), isOptional: text.hasSuffix("?"))
    }
    isVariadic = parameters.last?.hasSuffix("...") ?? false
    self.summary = summary
    self.example = example
    self.body = body
  }

  /// How many arguments it takes.
  package var argumentCount: ClosedRange<Int> {
    let required = parameters.count { !$0.isOptional }
    return required...(isVariadic ? Int.max : parameters.count)
  }

  /// How it is called: `get(value, path, [default])`.
  package var usage: String {
    let names = parameters.map { $0.isOptional ? "[\($0.name)]" : $0.name }
    return "\(name)(\(names.joined(separator: ", "))\(isVariadic ? ", …" : ""))"
  }
}

/// What a function may ask of the session.
package struct FunctionContext: Sendable {
  package let host: any CommandHost
  /// The folder of the script: relative paths start there.
  package let directory: String

  package init(host: any CommandHost, directory: String) {
    self.host = host
    self.directory = directory
  }
}
