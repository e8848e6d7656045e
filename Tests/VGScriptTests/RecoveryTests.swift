import Testing
import VgshBase

@testable import VGScript

@Suite("Going on after a mistake")
struct RecoveryTests {
  @Test(
    "all problems are reported, and nothing that is none",
    arguments: [
      ("let x = «007»\nprint $x «o'brien»\nexpect $x «=» 3\n", [.leadingZero, .wordNeedsQuotes, .singleEquals]),
      (
        "if $x «=» 1 {\n  print «a[b]»\n} «elif» $y {\n  «x» = 3\n}\nprint ok",
        [.singleEquals, .wordNeedsQuotes, .elseIfSpelling, .assignmentWithoutDollar]
      ),
      ("for x in «show» users {\n  print «o'b»\n}\n", [.unquotedText, .wordNeedsQuotes]),
      ("let x = [\n  1,\n  2 «3»,\n  4\n]\nprint ok", [.expectedComma]),
      ("if $x {\n  let y = [1 «2»\n}\nprint ok", [.expectedComma]),
      ("print {a: 1 «b»: 2}; print «o'b»", [.expectedComma, .wordNeedsQuotes]),
      (
        "foreach x {\n  print a\n}\nprint «o'b»".replacing("print a", with: "print «a»"),
        [.expectedKey, .wordNeedsQuotes]
      ),
      ("let a = (1 «]»\nlet b = 2 «3»\n", [.mismatchedBracket, .unexpectedText]),
      ("print \"a ${$x «y»} b\" «o'b»", [.unexpectedText, .wordNeedsQuotes]),
      ("a «'it»".replacing("«'it»", with: "x «}»"), [.unexpectedCloser]),
      ("print 'a' # 'unclosed\nprint «b'c'»", [.wordNeedsQuotes]),
      ("def f(a «b») { print a }", [.expectedComma]),
      (
        "test «name» {\n print a\n}\nlet x = «007»".replacing("«name»", with: "«name»"),
        [.expectedTestName, .leadingZero]
      ),
      ("let x = «foo bar»; let y = «007»".replacing("«foo bar»", with: "$a «b»"), [.unexpectedText, .leadingZero]),
      ("expect «o'b» == 1\r\nprint «c'd»\r\n".replacing("«o'b»", with: "«o»"), [.unquotedText, .wordNeedsQuotes]),
    ] as [(String, [SyntaxCode])])
  func goesOn(marked: String, codes: [SyntaxCode]) {
    expectProblems(marked, codes)
  }

  @Test("names that a failed statement binds are known all the same")
  func failedDeclaration() throws {
    let result = parse("let x = 1 2 3\ny = 5\nlet z = (1 ]\n")
    let names = result.script.statements.map { statement in
      if case .declaration(let it) = statement.kind { it.name.text } else { "-" }
    }
    #expect(names == ["x", "y", "z"])
  }

  @Test("without an error the tree has no invalid node, with one it has")
  func invalidNodes() {
    #expect(SyntaxDump.text(of: parse("print o'b c").script) == "(run (print (invalid) c))")
    #expect(SyntaxDump.text(of: parse("let x = $a ==").script) == "(let x (invalid))")
    #expect(SyntaxDump.text(of: parse("if = { a }").script) == "(if (invalid) {(run (a))})")
  }

  @Test("a text that swallowed lines says where it began")
  func swallowedLines() throws {
    let source = SourceText(id: SourceID(0), name: "x", text: "print \"a\nprint b\nprint \"c\"\n")
    let result = Parser.parse(source)
    let touch = try #require(result.diagnostics.first)
    #expect(touch.code == SyntaxCode.wordsTouch.rawValue)
    #expect(touch.labels.map { source.text(of: $0.span) } == ["\""])
    #expect(touch.labels.first?.span.lower == 6)
  }

  @Test("diagnostics come in the order of the source")
  func order() {
    let lowers = parse("print o'b\nprint '\u{7}'\nlet x = 007\nprint \u{1}a").diagnostics.compactMap(\.span?.lower)
    #expect(lowers.count == 4)
    #expect(lowers == lowers.sorted())
  }

  @Test("after many errors the rest is not read")
  func manyErrors() {
    let result = parse(String(repeating: "let x = 007\n", count: 10_000))
    #expect(result.diagnostics.count == Limits.errors + 1)
    #expect(result.diagnostics.last?.code == SyntaxCode.tooManyErrors.rawValue)
    #expect(result.completeness == .invalid)
  }
}
