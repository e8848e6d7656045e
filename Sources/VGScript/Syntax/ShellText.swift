import VgshBase

/// Text for the system shell, just as it stands behind `!` or `|`, to the end of its line.
package struct ShellText: Sendable, Equatable {
  /// Without blanks around it; a `\` at the end of a line and the line break behind it are still there, for the system
  /// shell reads them the same way. Line breaks are LF.
  package var text: String
  package var span: SourceSpan

  package init(_ text: String, at span: SourceSpan) {
    self.text = text
    self.span = span
  }
}
