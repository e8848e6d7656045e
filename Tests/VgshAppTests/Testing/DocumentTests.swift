import Foundation
import Testing
import VgshTestSupport

@testable import VgshApp

/// `vgsh test README.md`
@Suite("Documents as tests")
struct DocumentTests {
  private static let guide = """
    # Coffee

    ```vgs
    create service CoffeeShop coffeeshop.com
    print "to standard output"
    create servise Again
    let x = 1
    ```

    ```text
    id     …
    name   CoffeeShop
    …
    to standard output
    <prompt>:1:8: error: no command 'create servise' - did you mean 'create service'?
      1 | create servise Again
        |        ^^^^^^^
    ```

    ## Loops

    The session goes on:

    ```vgs
    for number in $x..2 {
      print "number $number"
    }
    ```

    ```text
    number 1
    number 2
    ```

    """

  @Test("Examples run in one session, and show what the document says")
  func passes() async throws {
    let run = try await TestedFolder(["guide.md": Self.guide]).test("guide.md", "--verbose")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.error.contains("ok    Coffee  "))
    #expect(run.error.contains("ok    Loops  "))
    #expect(run.closingLine == "2 passed, 0 failed")
  }

  @Test("What differs is shown at its line of the document")
  func difference() async throws {
    let text = Self.guide.replacing("number 2", with: "number two")
    let run = try await TestedFolder(["guide.md": text]).test("guide.md")
    #expect(run.status == 1)
    #expect(
      run.error.contains(
        """
        guide.md:32:1: error: this is not what is shown
          32 | number two
             | ^^^^^^^^^^
          help: shown is: number 2
                'vgsh test --update' writes into the document what is shown

        """), "\(run.error)")
    #expect(run.closingLine == "1 passed, 1 failed")
  }

  @Test("An example that says nothing of what it shows must go well; where it did not is a line of the document")
  func failure() async throws {
    let text = "# A\n\nx\n\n```vgs\ndef broken() {\n  expect 1 == 2\n}\n```\n\n```vgs\nbroken\n```\n"
    let run = try await TestedFolder(["guide.md": text]).test("guide.md")
    #expect(run.status == 1)
    #expect(
      run.error.contains("guide.md:7:10: error: expected 2, but it is 1\n  7 |   expect 1 == 2\n"), "\(run.error)")
    #expect(run.closingLine == "1 passed, 1 failed")
  }

  @Test("--update writes what is shown, and nothing else of the document changes")
  func update() async throws {
    let text = Self.guide.replacing("number 2\n", with: "").replacing("name   CoffeeShop", with: "name   TeaShop")
    let folder = try TestedFolder(["guide.md": text])
    try FileManager.default.setAttributes([.posixPermissions: 0o664], ofItemAtPath: folder.folder.path("guide.md"))
    let run = try await folder.test("guide.md", "--update")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.error.contains("note: 'guide.md' was updated\n"))
    let updated = try folder.folder.text(of: "guide.md")
    // Lines with a dot dot dot that still fit are kept; one that stood for lines has become those lines.
    let time = #/ctime  .*Z\n/#
    #expect(
      updated.replacing(time, with: "ctime\n")
        == Self.guide.replacing("name   CoffeeShop\n…\n", with: "name   CoffeeShop\nfqdn   coffeeshop.com\nctime\n"))
    #expect(try folder.folder.mode(of: "guide.md") == 0o664)
    #expect(try folder.folder.names() == ["guide.md"])
    // A document that is right is left alone.
    try folder.folder.write(Self.guide, to: "guide.md")
    #expect(try await folder.test("guide.md", "--update").error.contains("updated") == false)
    #expect(try folder.folder.text(of: "guide.md") == Self.guide)
  }

  @Test("Blocks that say skip, and those behind an exit, are skipped")
  func skipped() async throws {
    let text =
      "# A\n```vgs skip\nconnect https://nowhere.invalid\n```\n# B\n```vgs\nexit\n```\n# C\n```vgs\nprint 1\n```\n"
    let run = try await TestedFolder(["guide.md": text]).test("guide.md")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.error.contains("skip  A  left out by the document\n"))
    #expect(run.error.contains("skip  C  not reached: the document left the session before it\n"))
    #expect(run.closingLine == "1 passed, 0 failed, 2 skipped")
  }

  @Test("--filter runs what comes before, and tells of what is meant")
  func filter() async throws {
    let run = try await TestedFolder(["guide.md": Self.guide]).test("guide.md", "--filter", "loops")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.closingLine == "1 passed, 0 failed")
    let none = try await TestedFolder(["guide.md": Self.guide]).test("guide.md", "--filter", "nothing")
    #expect(none.status == 64)
  }

  @Test("An endless example is ended by --timeout, and the next has its turn")
  func timeout() async throws {
    let text = "# A\n```vgs\nwhile true {}\n```\n# B\n```vgs\nprint 1\n```\n```text\n1\n```\n"
    let run = try await TestedFolder(["guide.md": text]).test("guide.md", "--timeout", "300ms")
    #expect(run.status == 1)
    #expect(run.error.contains("guide.md:3:7: error: it took longer than 300ms"), "\(run.error)")
    #expect(run.closingLine == "1 passed, 1 failed")
  }

  @Test("A document without examples, one that is no text and one that is not there are told of; others still run")
  func unusable() async throws {
    let folder = try TestedFolder(["empty.md": "# Nothing\n", "guide.md": Self.guide])
    try folder.folder.write([0x23, 0xFF, 0x0A], to: "latin.md")
    let run = try await folder.test("empty.md", "latin.md", "none.md", "guide.md")
    #expect(run.status == 2)
    #expect(run.error.contains("error: 'empty.md' has no examples\n"))
    #expect(run.error.contains("error: 'latin.md' is not UTF-8"))
    #expect(run.error.contains("error: cannot read 'none.md'"))
    #expect(run.closingLine == "2 passed, 3 failed")
  }

  @Test("Statements are what the prompt would take for one, each at its line")
  func statements() {
    let lines: [Substring] = ["print 1", "", "if true {", "  print 2", "}", "print \"a", "b\"", "let x = ["]
    let statements = TypedStatement.statements(of: lines, from: 10)
    #expect(statements.map(\.text) == ["print 1", "", "if true {\n  print 2\n}", "print \"a\nb\"", "let x = ["])
    #expect(statements.map(\.line) == [10, 11, 12, 15, 17])
    #expect(TypedStatement(text: "x", line: 3).placedText == "\n\nx")
  }
}
