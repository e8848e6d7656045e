import Testing
import VgshBase
import VgshRuntime

struct MarkdownDocumentTests {
  private func document(_ text: String) -> MarkdownDocument {
    MarkdownDocument(SourceText(id: SourceID(0), name: "README.md", text: text))
  }

  private func updated(_ text: String, _ shown: [Int: String]) -> String {
    String(decoding: document(text).updated(with: shown), as: UTF8.self)
  }

  @Test("A vgs block and the text block behind it are an example, named after its heading")
  func examples() throws {
    let document = document(
      """
      # Coffee #

      ```vgs
      print 1
      ```
      shows
      ```text
      1
      ```

      ## Tea
      ~~~ vgs
      print 2

      print 3
      ~~~
      ```vgs skip
      login
      ```
      ```sh
      ls
      ```
      ```text
      2
      ```
      """)
    #expect(document.blocks.map(\.language) == ["vgs", "text", "vgs", "vgs", "sh", "text"])
    #expect(document.examples.map(\.name) == ["Coffee", "Tea", "Tea (2)"])
    #expect(document.examples.map(\.isSkipped) == [false, false, true])
    #expect(document.examples.map { document.text(of: $0.code) } == ["print 1\n", "print 2\n\nprint 3\n", "login\n"])
    #expect(document.examples.map(\.code.firstLine) == [4, 13, 18])
    #expect(document.examples.map { $0.shown.map { document.text(of: $0) } } == ["1\n", nil, nil])
  }

  @Test("Only what CommonMark takes for a fence is one")
  func fences() {
    func languages(_ text: String) -> [String] { document(text).blocks.map(\.language) }
    #expect(languages("    ```vgs\n    a\n    ```") == [])
    #expect(languages("``vgs\na\n``") == [])
    #expect(languages("```vgs``` is code\n```text\n```") == ["text"])
    #expect(languages("````vgs\n```\n~~~~\n`````\n```sh\n```") == ["vgs", "sh"])
    #expect(languages("```vgs\n```text\n```") == ["vgs"])
    #expect(languages("```vgs\nnever closed") == ["vgs"])
    #expect(languages("```\n# no heading\n```") == [""])
    #expect(languages("") == [])
  }

  @Test("Indentation of a fence is none of its content, and a block may be empty or cut off")
  func content() {
    func texts(_ text: String) -> [String] { document(text).blocks.map { document(text).text(of: $0) } }
    #expect(texts("  ```vgs\n  a\n    b\n c\n  ```") == ["a\n  b\nc\n"])
    #expect(texts("```vgs\r\na\r\n\r\n```\r\n") == ["a\n\n"])
    #expect(texts("```vgs\n```") == [""])
    #expect(texts("```vgs") == [""])
    #expect(texts("```vgs\n") == [""])
    #expect(texts("```vgs\na") == ["a\n"])
  }

  @Test("An update changes the text blocks that differ, and nothing else")
  func update() {
    let text = "# A\r\n```vgs\r\n1\r\n```\r\n```text\r\none\r\n```\r\nend\r\n```vgs\n```\n```text\nid  …\nold\n```"
    #expect(updated(text, [:]) == text)
    #expect(updated(text, [0: "one\n", 1: "id  7\nold"]) == text)
    #expect(
      updated(text, [0: "two\n\nthree\n", 1: "id  7\nnew\n"])
        == "# A\r\n```vgs\r\n1\r\n```\r\n```text\r\ntwo\r\n\r\nthree\r\n```\r\nend\r\n```vgs\n```\n```text\nid  …\nnew\n```"
    )
  }

  @Test("An update keeps indentation, and no line of it closes the block")
  func updateFences() {
    let text = "  ```vgs\n  a\n  ```\n  ~~~text\n  old\n  ~~~\nrest"
    #expect(updated(text, [0: "x\n~~~~\n"]) == "  ```vgs\n  a\n  ```\n  ~~~~~text\n  x\n  ~~~~\n  ~~~~~\nrest")
    #expect(updated("```vgs\n```\n```text\nold", [0: "new"]) == "```vgs\n```\n```text\nnew\n")
    #expect(updated("```vgs\n```\n```text\n```\n", [0: "new"]) == "```vgs\n```\n```text\nnew\n```\n")
    #expect(updated("```vgs\n```\n```text\na\n```\n", [0: ""]) == "```vgs\n```\n```text\n```\n")
    #expect(updated("```vgs\n```\nno text", [0: "new"]) == "```vgs\n```\nno text")
  }

  @Test(
    "What was updated is what is shown", arguments: ["", "a", "a\nb\n", "```\n", "…", "a  \n\n\nb\n\n", "id 1\nid 2"])
  func updateFits(shown: String) throws {
    for old in ["", "x\n", "…\n", "id …\n", "a\n…\nb\n", "…\nx"] {
      let new = document(updated("```vgs\n```\n```text\n\(old)```\n", [0: shown]))
      let block = try #require(new.examples.first?.shown)
      #expect(ShownText(new.text(of: block)).difference(from: shown) == nil)
    }
  }
}
