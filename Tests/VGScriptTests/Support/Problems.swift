import Testing
import VgshBase
import VgshTestSupport

@testable import VGScript

/// What a diagnostic says without its wording: where, and what kind.
struct Found: Equatable, CustomStringConvertible {
  var code: String
  var text: String
  var lower: Int32

  var description: String { "\(code) at \(lower) on '\(text)'" }
}

/// Parses a marked source and expects diagnostics of these codes at its marks, in order, and none elsewhere.
func expectProblems(
  _ marked: String, _ codes: [SyntaxCode], sourceLocation: SourceLocation = #_sourceLocation
) {
  let expected = MarkedSource(marked)
  let source = expected.source
  let result = Parser.parse(source)
  let wanted = zip(codes, expected.marks).map {
    Found(code: $0.rawValue, text: source.text(of: $1), lower: $1.lower)
  }
  let found = result.diagnostics.map {
    Found(code: $0.code, text: $0.span.map(source.text(of:)) ?? "", lower: $0.span?.lower ?? -1)
  }
  #expect(codes.count == expected.marks.count, "as many codes as marks", sourceLocation: sourceLocation)
  #expect(found == wanted, sourceLocation: sourceLocation)
  for diagnostic in result.diagnostics {
    #expect(!diagnostic.message.hasSuffix(".") && !diagnostic.message.contains("\n"), sourceLocation: sourceLocation)
  }
}

func expectProblem(_ marked: String, _ code: SyntaxCode, sourceLocation: SourceLocation = #_sourceLocation) {
  expectProblems(marked, [code], sourceLocation: sourceLocation)
}

/// Parses a source that must be right, and gives its tree as text.
func dump(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> String {
  let result = parse(text)
  #expect(result.diagnostics.map { "\($0.code): \($0.message)" } == [], sourceLocation: sourceLocation)
  #expect(result.completeness == .complete, sourceLocation: sourceLocation)
  return SyntaxDump.text(of: result.script)
}

func parse(_ text: String) -> ParseResult {
  Parser.parse(SourceText(id: SourceID(0), name: "test.vgs", text: text))
}

func parse(utf8: [UInt8]) -> ParseResult {
  Parser.parse(SourceText(id: SourceID(0), name: "test.vgs", utf8: utf8))
}
