/// What came of asking the user for a line.
package enum LineEvent: Hashable, Sendable {
  /// A line without its end; it holds newlines where several lines were pasted or recalled.
  case line(String)
  /// Ctrl-C, an interrupt from elsewhere, or a cancelled task.
  case interrupted
  /// Ctrl-D on an empty line, or the terminal is gone.
  case endOfInput
}
