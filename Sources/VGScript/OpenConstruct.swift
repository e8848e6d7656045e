import VgshBase

/// A quote, bracket, brace or backslash that waits for its other half.
package struct OpenConstruct: Sendable, Equatable {
  /// As it is written: `"`, `'`, `(`, `[`, `{`, `${` or `\`.
  package var opener: String
  package var span: SourceSpan

  package init(opener: String, span: SourceSpan) {
    self.opener = opener
    self.span = span
  }
}
