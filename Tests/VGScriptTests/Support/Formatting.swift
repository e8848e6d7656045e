import Testing
import VgshBase

@testable import VGScript

/// Formats a script that must be right.
func format(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
  String(decoding: try format(utf8: Array(text.utf8), sourceLocation: sourceLocation), as: UTF8.self)
}

/// Formats a script that must be right, and expects what holds of every result: it is in the canonical layout, means the
/// same, and has all comments.
func format(utf8: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) throws -> [UInt8] {
  let before = parsed(utf8)
  let formatted = try #require(
    ScriptFormatter.format(before.source, before.result), "\(before.result.diagnostics)", sourceLocation: sourceLocation
  )
  let after = parsed(formatted)
  let text = String(decoding: utf8, as: UTF8.self).debugDescription
  #expect(after.result.diagnostics == [], "\(text)", sourceLocation: sourceLocation)
  #expect(after.dump == before.dump, "\(text)", sourceLocation: sourceLocation)
  #expect(after.comments == before.comments, "\(text)", sourceLocation: sourceLocation)
  #expect(
    ScriptFormatter.format(after.source, after.result) == formatted, "formatted again: \(text)",
    sourceLocation: sourceLocation)
  return formatted
}

private struct ParsedText {
  var source: SourceText
  var result: ParseResult

  var dump: String {
    SyntaxDump.$ignoresNeedlessQuotes.withValue(true) { SyntaxDump.text(of: result.script) }
  }

  /// Without the blanks at their ends.
  var comments: [String] {
    result.comments.map { comment in
      var text = source.text(of: comment)[...]
      while text.last == " " || text.last == "\t" { text.removeLast() }
      return String(text)
    }
  }
}

private func parsed(_ utf8: [UInt8]) -> ParsedText {
  let source = SourceText(id: SourceID(0), name: "test.vgs", utf8: utf8)
  return ParsedText(source: source, result: Parser.parse(source))
}
