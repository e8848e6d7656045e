import Testing
import VgshBase

@testable import VGScript

@Suite("Complete, incomplete, invalid")
struct CompletenessTests {
  @Test(
    "open constructs ask for more lines",
    arguments: [
      ("print \"a", "\"", 6),
      ("print 'a\n", "'", 6),
      ("if $x {", "{", 6),
      ("if $x {\n  print a\n", "{", 6),
      ("if $x {\n  if $y {\n  }\n", "{", 6),
      ("if $x { } else {", "{", 15),
      ("test \"a\" {", "{", 9),
      ("def f(a,", "(", 5),
      ("let x = (", "(", 8),
      ("let x = (show users", "(", 8),
      ("let x = ($a and", "(", 8),
      ("let x = [1,", "[", 8),
      ("let x = [\n  1 +\n", "[", 8),
      ("let x = {a:", "{", 8),
      ("let x = {", "{", 8),
      ("print {a: [", "[", 10),
      ("print [{a: 1},", "[", 6),
      ("let x = $y[", "[", 10),
      ("let x = f(", "(", 9),
      ("print \"a ${", "${", 9),
      ("print a${$x + ", "${", 7),
      ("print a \\", "\\", 8),
      ("! ls \\", "\\", 5),
      ("a | jq \\", "\\", 7),
      ("print (a # comment", "(", 6),
      ("print $row[\"k", "\"", 11),
      ("let x = 1\nprint '", "'", 16),
    ])
  func incomplete(source: String, opener: String, lower: Int32) {
    let result = parse(source)
    guard case .incomplete(let open) = result.completeness else {
      Issue.record("\(result.completeness) \(result.diagnostics)")
      return
    }
    #expect(open.opener == opener)
    #expect(open.span.lower == lower)
    #expect(result.diagnostics.map(\.span) == [open.span])
    let codes: [SyntaxCode] =
      switch opener {
      case "\"", "'": [.unclosedText]
      case "\\": [.unclosedLine]
      case "{": [.unclosedBlock, .unclosedBracket]
      default: [.unclosedBracket]
      }
    #expect(codes.map(\.rawValue).contains(result.diagnostics.first?.code ?? ""))
  }

  @Test(
    "errors that no further line mends are submitted",
    arguments: [
      "let x = 007", "print o'brien [", "if $x", "let x =", "expect $a ==", "if $x {\n let y =\n", "a )", "}",
      "print \u{7} \"a", "else { a", "let x = (1 ]", "try { a } catch e {",
    ])
  func invalid(source: String) {
    #expect(parse(source).completeness == .invalid)
  }

  @Test(
    "complete input",
    arguments: ["", " ", "# c", "a", "if $x { a }", "print a \\\n", "print \"a\nb\"", "let x = (\n1\n)", "a \\\n\n"])
  func complete(source: String) {
    let result = parse(source)
    #expect(result.completeness == .complete)
    #expect(result.diagnostics == [])
  }
}
