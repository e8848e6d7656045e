import VgshBase

extension StyledText {
  /// Adds a piece and ends the line, without the style running into the next one.
  mutating func appendLine(_ text: String, _ style: Style = .plain) {
    append(text, style)
    append("\n")
  }
}
