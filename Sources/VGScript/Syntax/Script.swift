import VgshBase

/// A whole source: a file, a line of the prompt, a `-c` command.
package struct Script: Sendable, Equatable {
  package var statements: [Statement]
  package var span: SourceSpan

  package init(statements: [Statement], span: SourceSpan) {
    self.statements = statements
    self.span = span
  }
}
