import Testing
import VgshBase
import VgshTestSupport

/// Checks a marked source and expects diagnostics with these codes at the marks, in the order of the source, and no
/// others.
func expectDiagnostics(
  _ marked: String, _ codes: [String], scripts: [String: String] = [:],
  at location: SourceLocation = #_sourceLocation
) {
  struct Found: Equatable {
    let code: String
    let lower: Int32
    let upper: Int32
  }
  let source = MarkedSource(marked)
  let run = LanguageRun(scripts: scripts)
  let diagnostics = run.check(source.source.text(in: 0..<source.source.utf8.count))
  let found = diagnostics.map { Found(code: $0.code, lower: $0.span?.lower ?? -1, upper: $0.span?.upper ?? -1) }
  let expected = zip(codes, source.marks).map { Found(code: $0, lower: $1.lower, upper: $1.upper) }
  #expect(found == expected, "\(diagnostics.map(\.message))", sourceLocation: location)
  #expect(codes.count == source.marks.count, sourceLocation: location)
}
