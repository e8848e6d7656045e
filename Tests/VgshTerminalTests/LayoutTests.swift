import Testing
import VgshBase

@testable import VgshTerminal

@Suite("Layout") struct LayoutTests {
  init() { TextLocale.adopt() }

  @Test(arguments: [
    ("", 0, 0), ("abc", 0, 3), ("0123456789", 1, 0), ("01234567世", 1, 0), ("012345678世", 1, 2), ("a\nb", 1, 1),
    ("a\tb", 0, 9), ("a\u{1}", 0, 3), ("e\u{301}x", 0, 2), ("\u{2028}", 0, 7),
  ])
  func `positions are libedit's`(text: String, row: Int, column: Int) {
    var layout = LineLayout(columns: 10)
    layout.put(text.unicodeScalars)
    #expect(layout.row == row)
    #expect(layout.column == column)
  }

  @Test func `a prompt's last character and those of other widths stay without a sequence of their own`() {
    let text = StyledText("世a", .strong) + StyledText("b ", .error)
    let prompt = PromptText(text, color: true)
    #expect(String(prompt.characters) == "世\u{1}\u{1B}[0;1m\u{1}a\u{1}\u{1B}[0;1;31m\u{1}b\u{1}\u{1B}[0m\u{1} ")
    #expect(prompt.plain == "世ab ")
    #expect(String(PromptText(text, color: false).characters) == "世ab ")
  }
}

@Suite("Completion list") struct CompletionMenuTests {
  private static func lines(_ candidates: [CompletionCandidate], _ columns: Int, _ rows: Int = 24) -> [String] {
    CompletionMenu(candidates: candidates, size: Terminal.Size(columns: columns, rows: rows)).lines
  }

  @Test func `summaries stand in a column and are cut to the window`() {
    let candidates = [
      CompletionCandidate("create", summary: "make a service or a user"), CompletionCandidate("☕", summary: "a cup"),
      CompletionCandidate("x"),
    ]
    #expect(Self.lines(candidates, 80) == ["create  make a service or a user", "☕      a cup", "x"])
    #expect(Self.lines(candidates, 21) == ["create  make a serv…", "☕      a cup", "x"])
    #expect(Self.lines(candidates, 10) == ["create", "☕", "x"])
    #expect(Self.lines(candidates, 5) == ["cre…", "☕", "x"])
  }

  @Test func `bare names stand in columns that are read downwards`() {
    let candidates = ["a", "bb", "ccc", "dd", "e"].map { CompletionCandidate($0) }
    #expect(Self.lines(candidates, 80) == ["a    bb   ccc  dd   e"])
    #expect(Self.lines(candidates, 14) == ["a    ccc  e", "bb   dd"])
    #expect(Self.lines(candidates, 1) == ["a", "…", "…", "…", "e"])
  }

  @Test func `what does not fit on one screen is counted`() {
    let described = (1...30).map { CompletionCandidate("c\($0)", summary: "s") }
    #expect(Self.lines(described, 80, 10).count == 8)
    #expect(Self.lines(described, 80, 10).last == "… 23 more")
    let bare = (10...99).map { CompletionCandidate("c\($0)") }
    let rows = Self.lines(bare, 15, 12)
    #expect(rows.count == 10)
    #expect(rows.first == "c10  c40  c70")
    #expect(rows.last == "… 63 more")
  }

  @Test func `control characters of a candidate are made visible`() {
    #expect(Self.lines([CompletionCandidate("a\u{1B}[2J")], 80) == [#"a\u{1B}[2J"#])
  }

  @Test func `the common part is the longest common beginning`() {
    func common(_ texts: String...) -> String {
      CompletionList(replacing: 0..<0, with: texts.map { CompletionCandidate($0) }).commonPart
    }
    #expect(common() == "")
    #expect(common("one") == "one")
    #expect(common("service", "services", "serve") == "serv")
    #expect(common("👩‍👩‍👧", "👩‍👩‍👦") == "")
    #expect(common("a", "b") == "")
  }
}
