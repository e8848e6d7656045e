import VgshBase

/// A command with its arguments, each converted to its parameter's type.
package struct BoundCall: Sendable {
  /// What was given for one parameter.
  package struct Argument: Sendable {
    /// What the parameter's type made of it.
    package let converted: any Sendable
    /// The value as it was given; for records and traces, which must hide it where the parameter is secret.
    package let value: Value
    package let span: SourceSpan?

    package init(converted: any Sendable, value: Value, span: SourceSpan?) {
      self.converted = converted
      self.value = value
      self.span = span
    }
  }

  package let signature: Signature
  /// By parameter name, options by theirs; several where a parameter takes several.
  package let arguments: [String: [Argument]]
  /// The whole call.
  package let span: SourceSpan?
  /// The variables in scope, by name; empty unless the signature asks for them.
  package let variables: Record

  package init(
    signature: Signature, arguments: [String: [Argument]], span: SourceSpan?, variables: Record = [:]
  ) {
    self.signature = signature
    self.arguments = arguments
    self.span = span
    self.variables = variables
  }

  package subscript<T>(key: Parameter<T>) -> T {
    guard let value = first(key.spec) as? T else {
      // No input leads here: the binder refuses a line that lacks a required parameter. A command asked for a key that
      // is not in its own signature.
      preconditionFailure("\(signature.name) has no required parameter \(key.spec.name)")
    }
    return value
  }

  package subscript<T>(key: OptionalParameter<T>) -> T? { first(key.spec) as? T }
  package subscript<T>(key: Option<T>) -> T? { first(key.spec) as? T }
  package subscript(key: Flag) -> Bool { first(key.spec) as? Bool ?? false }
  package subscript<T>(key: RestParameter<T>) -> [T] { all(key.spec) }
  package subscript<T>(key: RepeatedOption<T>) -> [T] { all(key.spec) }

  package subscript(key: CommandParameter) -> BoundCall {
    guard let call = first(key.spec) as? BoundCall else {
      preconditionFailure("\(signature.name) has no command parameter \(key.spec.name)")
    }
    return call
  }

  /// Where an argument stands, for failures that speak of it.
  package func span(of key: some SignatureKey) -> SourceSpan? { arguments[key.spec.name]?.first?.span }

  private func first(_ spec: ParameterSpec) -> (any Sendable)? { arguments[spec.name]?.first?.converted }

  private func all<T>(_ spec: ParameterSpec) -> [T] {
    (arguments[spec.name] ?? []).compactMap { $0.converted as? T }
  }
}
