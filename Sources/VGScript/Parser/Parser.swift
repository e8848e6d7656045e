import VgshBase

/// Turns source text into a syntax tree, finding as many mistakes as it can in one pass.
///
/// The parser works on the bytes, without a list of tokens between: what a character means depends on whether a word or an
/// expression is being read, and that only the parser knows.
package enum Parser {
  /// Never fails and never executes: what is wrong is in the diagnostics.
  package static func parse(_ source: SourceText) -> ParseResult {
    source.utf8.withUnsafeBufferPointer { bytes in
      var diagnostics: [Diagnostic] = []
      guard EncodingCheck.run(bytes, of: source.id, into: &diagnostics) else {
        let script = Script(statements: [], span: SourceSpan(source: source.id, lower: 0, upper: bytes.count))
        return ParseResult(script: script, diagnostics: diagnostics, completeness: .invalid, comments: [])
      }
      var parser = ScriptParser(bytes: bytes, source: source.id, diagnostics: diagnostics)
      return parser.parse()
    }
  }
}
