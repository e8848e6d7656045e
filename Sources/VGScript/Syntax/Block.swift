import VgshBase

/// The statements between braces; the span holds the braces.
package struct Block: Sendable, Equatable {
  package var statements: [Statement]
  package var span: SourceSpan

  package init(statements: [Statement], span: SourceSpan) {
    self.statements = statements
    self.span = span
  }
}
