import VgshBase

/// What stands right of the `=` of a `let` or an assignment, or behind `return`.
package struct ResultSource: Sendable, Equatable {
  package indirect enum Kind: Sendable, Equatable {
    case expression(Expression)
    /// The value of the command; with a pipe, what the system shell's command writes.
    case command(CommandCall, pipe: ShellText?)
    /// What the system shell's command writes.
    case shell(ShellText)
  }

  package var kind: Kind
  package var span: SourceSpan

  package init(_ kind: Kind, at span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}
