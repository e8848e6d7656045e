import VgshBase

/// A name where it stands: of a variable that is bound, a parameter, a function, the head of a command.
package struct Name: Sendable, Equatable {
  /// `[A-Za-z_][A-Za-z0-9_]*`, without the `$`.
  package var text: String
  package var span: SourceSpan

  package init(_ text: String, at span: SourceSpan) {
    self.text = text
    self.span = span
  }

  /// Names that the shell binds itself; a script that tries to bind one gets a diagnostic from the parser.
  package static let reserved: Set<String> = ["args", "env", "error", "it", "last", "script"]

  /// Whether a script may bind a variable of this name.
  package static func isBindable(_ text: String) -> Bool { ASCII.isName(text) && !reserved.contains(text) }
}
