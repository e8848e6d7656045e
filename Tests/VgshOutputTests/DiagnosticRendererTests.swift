import Testing
import VgshBase
import VgshOutput

struct DiagnosticRendererTests {
  private let sources = SourceMap()

  /// A source and the span between its marks `«` and `»`.
  private func marked(_ text: String, name: String = "coffee.vgs") -> SourceSpan {
    let bytes = Array(text.utf8)
    let lower = text.utf8.count - text[text.firstIndex(of: "«")!...].utf8.count
    let upper = text.utf8.count - text[text.firstIndex(of: "»")!...].utf8.count - "«".utf8.count
    let plain = String(decoding: bytes, as: UTF8.self).replacing("«", with: "").replacing("»", with: "")
    let source = sources.add(name: name, text: plain)
    return SourceSpan(source: source.id, lower: lower, upper: upper)
  }

  private func render(_ diagnostic: Diagnostic, width: Int? = nil, color: Bool = false) -> String {
    let reader = ConsoleStyle(isTerminal: width != nil, color: color, width: width ?? 80)
    return DiagnosticRenderer(sources: sources).render(diagnostic, for: reader)
  }

  private func render(_ text: String, width: Int? = nil) -> String {
    render(Diagnostic(code: "x", "wrong", at: marked(text)), width: width)
  }

  @Test func theFormOfTheLanguageReference() {
    let span = marked("\n\n\n\n\n\nlet x = «crate» service CoffeeShop coffeeshop.com\n")
    let diagnostic = Diagnostic(
      code: "unknown-command", "no command 'crate'", at: span, help: "did you mean 'create'?")
    #expect(
      render(diagnostic) == """
        coffee.vgs:7:9: error: no command 'crate' - did you mean 'create'?
          7 | let x = crate service CoffeeShop coffeeshop.com
            |         ^^^^^

        """)
  }

  @Test func aLongHelpStandsInALineOfItsOwn() {
    let help = "quote it, as in 'o''brien', or write the apostrophe as \\u{27} inside of double quotes"
    let diagnostic = Diagnostic(.warning, code: "x", "an apostrophe", at: marked("a «b» c"), help: help + "\nor leave")
    #expect(
      render(diagnostic) == """
        coffee.vgs:1:3: warning: an apostrophe
          1 | a b c
            |   ^
          help: \(help)
                or leave

        """)
  }

  @Test func withoutAPlaceThereIsOnlyTheMessage() {
    #expect(render(Diagnostic(code: "x", "no file", at: nil)) == "error: no file\n")
    let unknown = SourceSpan(source: SourceID(99), lower: 0, upper: 1)
    #expect(render(Diagnostic(code: "x", "no source", at: unknown)) == "error: no source\n")
  }

  @Test func tabsWideAndCombiningCharactersAreMeasured() {
    #expect(render("\tif «$x» {") == "coffee.vgs:1:5: error: wrong\n  1 |     if $x {\n    |        ^^\n")
    #expect(render("日本 «語» x") == "coffee.vgs:1:4: error: wrong\n  1 | 日本 語 x\n    |      ^^\n")
    #expect(render("e\u{301} «b»") == "coffee.vgs:1:3: error: wrong\n  1 | e\u{301} b\n    |   ^\n")
  }

  @Test func controlsAreMadeVisible() {
    #expect(render("a\u{1B} «b»") == "coffee.vgs:1:4: error: wrong\n  1 | a\\u{1B} b\n    |         ^\n")
    let diagnostic = Diagnostic(code: "x", "bad \u{1B}", at: nil, help: "\u{9B}")
    #expect(render(diagnostic) == "error: bad \\u{1B} - \\u{9B}\n")
  }

  @Test func somethingMissingIsASingleMark() {
    #expect(render("let x =«»") == "coffee.vgs:1:8: error: wrong\n  1 | let x =\n    |        ^\n")
    #expect(render("a\n«»") == "coffee.vgs:2:1: error: wrong\n  2 | \n    | ^\n")
    #expect(render("«»") == "coffee.vgs:1:1: error: wrong\n  1 | \n    | ^\n")
  }

  @Test func ofSeveralLinesTheFirstIsShown() {
    #expect(render("x «{\r\n  y\r\n}» z") == "coffee.vgs:1:3: error: wrong\n  1 | x {\n    |   ^\n")
  }

  @Test func labelsShareTheirLineOrHaveTheirOwn() {
    let span = marked("let a = 1\nlet a = «2» + a\n")
    let first = SourceSpan(source: span.source, lower: 4, upper: 5)
    let same = SourceSpan(source: span.source, lower: 22, upper: 23)
    let diagnostic = Diagnostic(
      code: "x", "twice", at: span,
      labels: [.init(first, "first defined here"), .init(same, "used here")])
    #expect(
      render(diagnostic) == """
        coffee.vgs:2:9: error: twice
          2 | let a = 2 + a
            |         ^
            |             - used here
          1 | let a = 1
            |     - first defined here

        """)
  }

  @Test func aLabelInAnotherSourceSaysWhere() {
    let other = marked("def «f»() {}", name: "lib.vgs")
    let span = marked("\n\n\n\n\n\n\n\n\ndef «f»() {}")
    let diagnostic = Diagnostic(code: "x", "again", at: span, labels: [.init(other, "first")])
    #expect(
      render(diagnostic) == """
        coffee.vgs:10:5: error: again
          10 | def f() {}
             |     ^
             in lib.vgs:1:5
           1 | def f() {}
             |     - first

        """)
  }

  @Test func aLongLineIsReducedToTheWindow() {
    let line = String(repeating: "a", count: 100) + "«bad»" + String(repeating: "c", count: 100)
    let text = render(line, width: 46)
    #expect(
      text == """
        coffee.vgs:1:101: error: wrong
          1 | …aaaaaaaaaaaabadccccccccccccccccccccccc…
            |              ^^^

        """)
  }

  @Test(arguments: [0, 1, 5, 39, 40, 41, 70, 77, 78, 79], [30, 47, 84, 200])
  func whereverTheMarkIsTheLineFitsAndTheMarkIsRight(offset: Int, width: Int) {
    let before = String(repeating: "日", count: offset)
    let behind = String(repeating: "x", count: 79 - offset)
    let lines = render(before + "«!»" + behind, width: width).split(separator: "\n")
    #expect(lines.allSatisfy { DisplayWidth.of(String($0)) <= width } || width < 32)
    let mark = lines[2].split(separator: "^")[0]
    let start = lines[1].split(separator: "!")[0]
    #expect(DisplayWidth.of(String(mark)) == DisplayWidth.of(String(start)))
  }

  @Test func aLineOfMegabytesTakesNoTime() {
    let line = String(repeating: "é", count: 2_000_000) + "«b»" + String(repeating: "c", count: 2_000_000)
    let text = render(line, width: 80)
    #expect(text.contains("éb"))
    #expect(text.utf8.count < 400)
  }

  @Test func coloursMarkTheKind() {
    let text = render(Diagnostic(code: "x", "wrong", at: marked("«a»")), color: true)
    #expect(text.contains("\u{1B}[1;31merror:\u{1B}[0m"))
    #expect(text.contains("\u{1B}[1;31m^\u{1B}[0m"))
  }
}
