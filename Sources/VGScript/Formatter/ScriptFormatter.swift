import VgshBase

/// Writes scripts in their one canonical layout.
///
/// Only what stands between the tokens of a script is made anew: blanks, line breaks, `;`, and the quotes of words that
/// need none. The tokens are copied from the source, so that a script means the same afterwards.
package enum ScriptFormatter {
  /// - Parameters:
  ///   - source: the text.
  ///   - parsed: what the parser made of it.
  /// - Returns: the text in the canonical layout, the same bytes where it had that already; null where the source has
  ///   errors, for then nobody knows what is a token.
  package static func format(_ source: SourceText, _ parsed: ParseResult) -> [UInt8]? {
    guard !parsed.diagnostics.contains(where: { $0.severity == .error }) else { return nil }
    return source.utf8.withUnsafeBufferPointer { bytes in
      var writer = FormatWriter(bytes)
      writer.write(parsed.script)
      return writer.output
    }
  }
}
