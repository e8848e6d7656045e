import Testing
import VgshRuntime

struct ShownTextTests {
  @Test(
    "Lines are compared without the blanks at their ends, and a dot dot dot stands for anything",
    arguments: [
      ("a\nb\n", "a  \nb"), ("", ""), ("", "\n\n"), ("id  …", "id  2328500f"), ("id  …", "id  "),
      ("… error: no", "x: error: no"),
      ("a … b … c", "a 1 b 2 c"), ("…", ""), ("…", "a\nb\nc"), ("a\n…", "a"), ("a\n…\nb", "a\nb"),
      ("a\n…\nb", "a\nx\nb\ny\nb"),
      ("…\nb\n…\nd", "a\nb\nc\nd"), ("… …", "a b"), ("a…a", "aa"),
    ])
  func same(texts: (document: String, shown: String)) {
    #expect(ShownText(texts.document).difference(from: texts.shown) == nil)
  }

  @Test(
    "The first line that has no counterpart is named",
    arguments: [
      ("a\nb", "a\nc", 1, "c"), ("a\nb", "a", 1, nil), ("a", "a\nb", 1, "b"), ("", "a", 0, "a"), ("a", "", 0, nil),
      ("id …\nx", "id 1\ny", 1, "y"), ("a…a", "a", 0, "a"), ("a\n…\nb\nc", "a\nx\nb\nd", 3, "d"), (" a", "a", 0, "a"),
      ("…b", "ba", 0, "ba"),
    ] as [(String, String, Int, String?)])
  func different(texts: (document: String, shown: String, line: Int, other: String?)) {
    let difference = ShownText(texts.document).difference(from: texts.shown)
    #expect(difference?.line == texts.line)
    #expect(difference?.shown == texts.other)
  }

  @Test("An update keeps the lines with a dot dot dot that still fit")
  func update() {
    let text = ShownText("id    …\nname  Coffee\nctime …\n")
    #expect(text.updated(to: "id    1\nname  Tea\nctime 2\n") == ["id    …", "name  Tea", "ctime …"])
    #expect(text.updated(to: "name  Tea\nid    1\n") == ["name  Tea", "id    …"])
    #expect(text.updated(to: "id    1\nname  Coffee\nctime 2\n") == text.lines)
  }

  @Test("Many wildcards cost no more than lines times lines")
  func cost() {
    let document = String(repeating: "…\na\n", count: 300) + "z"
    let shown = String(repeating: "a\n", count: 2000)
    #expect(ShownText(document).difference(from: shown) != nil)
  }
}
