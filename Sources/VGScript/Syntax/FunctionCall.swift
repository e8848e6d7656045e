import VgshBase

/// `name(argument, …)`: a function or a `def`.
package struct FunctionCall: Sendable, Equatable {
  package var name: Name
  package var arguments: [Expression]
  package var span: SourceSpan

  package init(name: Name, arguments: [Expression], span: SourceSpan) {
    self.name = name
    self.arguments = arguments
    self.span = span
  }
}
