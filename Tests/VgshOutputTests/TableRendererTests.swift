import Testing
import VgshBase
import VgshOutput
import VgshRuntime

struct TableRendererTests {
  private func render(_ value: Value, width: Int? = nil, color: Bool = false) -> String {
    let reader = ConsoleStyle(isTerminal: width != nil, color: color, width: width ?? 80)
    return TableRenderer().render(value, for: reader)
  }

  @Test func aRecordIsTwoColumns() {
    #expect(
      render(["id": 7, "name": "CoffeeShop", "status": ["expired": true], "ctime": nil]) == """
        id      7
        name    CoffeeShop
        status  {"expired":true}
        ctime   null

        """)
  }

  @Test func aListOfRecordsIsATableWithNumbersAtTheRight() {
    let rows: Value = [["name": "a", "count": 5], ["name": "long name", "count": 120, "more": true], ["name": nil]]
    #expect(
      render(rows) == """
        name       count  more
        ---------  -----  ----
        a              5
        long name    120  true
        null

        """)
  }

  @Test func wideAndCombiningCharactersKeepTheColumnsStraight() {
    let rows: Value = [["n": "日本", "x": "1"], ["n": "e\u{301}", "x": "2"], ["n": "👩‍👩‍👧", "x": "3"]]
    #expect(
      render(rows) == """
        n     x
        ----  -
        日本  1
        e\u{301}     2
        👩‍👩‍👧    3

        """)
  }

  @Test func theTableFitsTheWindowAndKeepsIDsWhole() {
    let id = "81213bfd-b690-499e-b9d2-8754cb1550e8"
    let rows: Value = [["id": .text(id), "text": .text(String(repeating: "x", count: 100)), "fqdn": "coffeeshop.com"]]
    let text = render(rows, width: 70)
    #expect(
      text == """
        id                                    text              fqdn
        ------------------------------------  ----------------  --------------
        \(id)  xxxxxxxxxxxxxxx…  coffeeshop.com

        """)
  }

  @Test(arguments: 1...120)
  func noLineIsWiderThanTheWindow(width: Int) {
    let rows: Value = [
      ["id": "81213bfd-b690-499e-b9d2-8754cb1550e8", "name": "日本語のサービス名", "text": "some words that are long", "n": 1]
    ]
    for line in render(rows, width: width).split(separator: "\n") where !line.hasPrefix("…") {
      #expect(DisplayWidth.of(String(line)) <= max(width, 8), "\(line)")
    }
  }

  @Test func columnsThatDoNotFitAreNamed() {
    let rows: Value = [["first": "aaaaaaaaaaaa", "second": "bbbbbbbbbbbb", "third": "cccccccccccc"]]
    #expect(
      render(rows, width: 20) == """
        first      second
        ---------  ---------
        aaaaaaaa…  bbbbbbbb…
        … too narrow for third; see --fields and --output json

        """)
  }

  @Test func aFileGetsTheTableWhole() {
    let long = String(repeating: "x", count: 300)
    #expect(render([["a": .text(long)]]).contains(long))
  }

  @Test func controlsOfTheServerAreMadeVisible() {
    let evil = "\u{1B}[2J\nnext\u{202E}"
    #expect(render([["a\u{7}": .text(evil)]], width: 80).contains(#"\u{1B}[2J\nnext\u{202E}"#))
    #expect(render([["a\u{7}": .text(evil)]], width: 80).contains(#"a\u{7}"#))
    #expect(render(["k\u{9B}": .text(evil)]) == "k\\u{9B}  \\u{1B}[2J\\nnext\\u{202E}\n")
    #expect(render(.text("a\u{1B}\nb"), width: 80) == "a\\u{1B}\nb\n")
  }

  @Test func textForAFileStaysAsItIs() {
    #expect(render("a\tb\u{1B}") == "a\tb\u{1B}\n")
    #expect(render("two\nlines\n") == "two\nlines\n")
  }

  @Test func plainValuesAreShownAsTheyAre() {
    #expect(render(nil) == "null\n")
    #expect(render(.double(2)) == "2.0\n")
    #expect(render(.duration(.seconds(300))) == "5m\n")
    #expect(render(.secret(SecretText("hidden"))) == "•••\n")
  }

  @Test func secretsAreMarksEverywhere() {
    let secret = Value.secret(SecretText("hidden"))
    for value: Value in [["a": secret], [secret], [["a": secret]], ["a": [secret]]] {
      #expect(render(value).contains("•••"))
      #expect(!render(value).contains("hidden"))
    }
  }

  @Test func otherListsAreLines() {
    #expect(render(["a", 2, nil, [1, 2], ["k": "v"]]) == "a\n2\nnull\n[1,2]\n{\"k\":\"v\"}\n")
  }

  @Test func nothingIsSaid() {
    #expect(render([]) == "(empty)\n")
    #expect(render([:]) == "(empty)\n")
    #expect(render([[:], [:]]).isEmpty == false)
  }

  @Test func whatIsLeftOutIsSaid() {
    let many = Value.list((0..<1002).map { ["n": .int($0)] })
    #expect(render(many, width: 80).hasSuffix("\n999\n… 2 more rows; --output json shows all\n"))
    #expect(render(.list((0..<1001).map { .int($0) })).hasSuffix("\n999\n… 1 more item; --output json shows all\n"))
    let long = String(repeating: "é", count: 4100)
    #expect(render(["a": .text(long)]).hasSuffix("é… 100 more characters\n"))
  }

  @Test func coloursAreUsedOnlyWhereTheyAreShown() {
    #expect(render(["a": 1], color: true) == "\u{1B}[34ma\u{1B}[0m  \u{1B}[36m1\u{1B}[0m\n")
    #expect(render(["a": 1]) == "a  1\n")
  }
}
