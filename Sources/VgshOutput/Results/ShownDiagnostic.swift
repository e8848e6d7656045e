import VgshBase

/// A diagnostic for readers who do not have the sources: with its place in numbers and its text drawn.
package struct ShownDiagnostic: Hashable, Sendable {
  package var severity: Diagnostic.Severity
  /// Stable, such as `expectation` or `not-found`.
  package var code: String
  package var message: String
  package var help: String?
  /// Null where it has no place.
  package var place: Place?
  /// As it is shown on a terminal, excerpt and all, without colours.
  package var text: String

  /// Lines and columns count from 1, columns in characters; the end is the place behind the last character.
  package struct Place: Hashable, Sendable {
    package var file: String
    package var line: Int
    package var column: Int
    package var endLine: Int
    package var endColumn: Int

    package init(file: String, line: Int, column: Int, endLine: Int, endColumn: Int) {
      self.file = file
      self.line = line
      self.column = column
      self.endLine = endLine
      self.endColumn = endColumn
    }
  }

  package init(
    severity: Diagnostic.Severity, code: String, message: String, help: String? = nil, place: Place? = nil, text: String
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.help = help
    self.place = place
    self.text = text
  }
}
