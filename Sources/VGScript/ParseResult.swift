import VgshBase

/// What a source turned out to be.
package struct ParseResult: Sendable, Equatable {
  /// Everything understood; `invalid` nodes stand for the rest.
  package var script: Script
  /// In the order of the source. Without an error among them the tree holds no `invalid` node.
  package var diagnostics: [Diagnostic]
  package var completeness: Completeness
  /// The comments in the order of the source, each from its `#` to the end of its line. The tree leaves them out.
  package var comments: [SourceSpan]

  package init(
    script: Script, diagnostics: [Diagnostic], completeness: Completeness, comments: [SourceSpan]
  ) {
    self.script = script
    self.diagnostics = diagnostics
    self.completeness = completeness
    self.comments = comments
  }
}
