import VgshBase

/// One `test` of a script.
package struct TestCase: Hashable, Sendable {
  /// Literal, and unique in its file.
  package let name: String
  /// Of the whole statement, its block included.
  package let span: SourceSpan

  package init(name: String, span: SourceSpan) {
    self.name = name
    self.span = span
  }
}
