import ExactJSON
import Foundation
import Testing
import VgshTestSupport

/// `vgsh check` as it is used.
@Suite("vgsh check")
struct CheckCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func check(_ arguments: String..., input: String = "") async throws -> ToolRun {
    try await ProgramRun.run(["check"] + arguments, input: input, folder: folder.path)
  }

  @Test("Nothing is said of scripts that are right, and nothing runs")
  func good() async throws {
    try folder.write("print a > made\nlet shop = create service Shop shop.example\nprint $shop.name\n", to: "a.vgs")
    let run = try await check("a.vgs")
    #expect((run.status, run.output, run.error) == (0, "", ""))
    #expect(try folder.names() == ["a.vgs"])
  }

  @Test("All problems of all files are shown")
  func problems() async throws {
    try folder.write("crate x\nprint $nope\n", to: "a.vgs")
    try folder.write("let x = 1\nbreak\n", to: "b.vgs")
    let run = try await check("a.vgs", "missing.vgs", "b.vgs")
    #expect((run.status, run.output) == (2, ""))
    let headlines = run.error.split(separator: "\n").filter { $0.contains("error:") || $0.contains("warning:") }
    #expect(
      headlines.map { $0.prefix { $0 != "-" } } == [
        "a.vgs:1:1: error: no command 'crate' ", "a.vgs:2:7: error: no variable 'nope' ",
        "error: cannot read 'missing.vgs': no such file ", "b.vgs:2:1: error: 'break' outside a loop",
      ])
  }

  @Test("A document is no script")
  func document() async throws {
    try folder.write("# Title\n\n```vgs\nprint 1\n```\n", to: "a.md")
    let run = try await check("a.md")
    #expect(run.status == 2)
    #expect(run.error == "error: 'a.md' is a document and no script - 'vgsh test' runs the examples in it\n")
    #expect(try await ProgramRun.run(["fmt", "a.md"], folder: folder.path).status == 2)
  }

  @Test("Warnings are shown and fail nothing")
  func warnings() async throws {
    try folder.write("let x = 1\nexit\nprint never\n", to: "a.vgs")
    let run = try await check("a.vgs")
    #expect(run.status == 0)
    #expect(run.error.contains("a.vgs:1:5: warning: 'x' is never used"))
    #expect(run.error.contains("a.vgs:3:1: warning: this never runs"))
  }

  @Test("Variables that will be given are known, with or without a value")
  func variables() async throws {
    try folder.write("print $a $b $c\n", to: "a.vgs")
    #expect(try await check("--var", "a", "--secret", "b=1", "--secret-env", "c", "a.vgs").status == 0)
    let run = try await check("--var", "a=1", "--var", "b", "a.vgs")
    #expect(run.status == 2)
    #expect(run.error.contains("give it with --var c=VALUE"))
    #expect(try await check("--var", "1x", "a.vgs").status == 64)
    #expect(try await check("--var", "last=1", "a.vgs").status == 64)
  }

  @Test("JSON for editors has every place in lines, columns and bytes")
  func json() async throws {
    try folder.write("print \"ü\" $nope\ndef f() { return 1 }\ndef f() { return 2 }\n", to: "a.vgs")
    let run = try await check("--json", "a.vgs", "missing.vgs")
    #expect((run.status, run.error) == (2, ""))
    let found = try #require(try JSON(parsing: run.output).array)
    #expect(found.count == 3)
    #expect(
      found[0] == [
        "file": "a.vgs", "line": 1, "column": 11, "endLine": 1, "endColumn": 16, "offset": 11, "endOffset": 16,
        "severity": "error", "code": "undefined-variable", "message": "no variable 'nope'",
        "help": "bind it by let, or give it with --var nope=VALUE", "labels": [],
      ])
    #expect(found[1]["code"] == "duplicate-definition")
    #expect(
      found[1]["labels"] == [
        [
          "file": "a.vgs", "line": 2, "column": 5, "endLine": 2, "endColumn": 6, "offset": 21, "endOffset": 22,
          "text": "first defined here",
        ]
      ])
    #expect(found[2]["file"] == "missing.vgs" && found[2]["line"] == 1 && found[2]["code"] == "unreadable")
    #expect(try await check("--json", "-", input: "print a").output == "[]\n")
  }

  @Test("Standard input stands for the file that an editor names")
  func input() async throws {
    try folder.write("let shared = 1\n", to: "library.vgs")
    let text = "source library.vgs\nprint $shared $nope\n"
    let run = try await check("--json", "-", "--name", folder.path("main.vgs"), input: text)
    let found = try #require(try JSON(parsing: run.output).array)
    #expect(found.map { $0["code"] } == ["undefined-variable"])
    #expect(found[0]["file"] == .string(folder.path("main.vgs")))
    let itself = try await check("-", "--name", "library.vgs", input: "source library.vgs\n")
    #expect(itself.error.contains("'library.vgs' sources itself"))
    #expect(try await check("--name", "x", "a.vgs").status == 64)
    #expect(try await check("-", "-").status == 64)
    #expect(try await check().status == 64)
  }

  @Test("In a folder a library is checked where it is sourced, and what is wrong in it said once")
  func libraries() async throws {
    try FileManager.default.createDirectory(atPath: folder.path("lib"), withIntermediateDirectories: true)
    try folder.write("print $shop\ncrate\n", to: "lib/common.vgs")
    try folder.write("let shop = 1\nsource lib/common.vgs\n", to: "one.vgs")
    try folder.write("let shop = 2\nsource lib/../lib/common.vgs\n", to: "two.vgs")
    let run = try await check(".")
    #expect(run.status == 2)
    #expect(
      run.error.split(separator: "\n").filter { $0.contains("error:") } == [
        "lib/common.vgs:2:1: error: no command 'crate' - did you mean 'create'?"
      ])
    // Named itself it has to stand for itself.
    #expect(try await check("lib/common.vgs").error.contains("no variable 'shop'"))
  }

  @Test("Scripts that source themselves, are no text or end too early")
  func badInput() async throws {
    try folder.write("source a.vgs\n", to: "a.vgs")
    try folder.write("source c.vgs\n", to: "b.vgs")
    try folder.write("source b.vgs\n", to: "c.vgs")
    try folder.write([0xFF, 0xFE], to: "binary.vgs")
    try folder.write("let x = 'never closed\n", to: "open.vgs")
    for (name, message) in [
      ("a.vgs", "'a.vgs' sources itself"), ("b.vgs", "sources itself"), ("binary.vgs", "the source is not UTF-8"),
      ("open.vgs", "this text is never closed"),
    ] {
      let run = try await check(name)
      #expect(run.status == 2)
      #expect(run.error.contains(message), "\(run.error)")
    }
  }

  @Test("The shell is a mistake where it will not be allowed")
  func shell() async throws {
    try folder.write("! ls\n", to: "a.vgs")
    #expect(try await check("a.vgs").status == 0)
    #expect(try await check("--no-shell", "a.vgs").status == 2)
  }

  @Test("No script of the repository raises a false alarm")
  func repository() async throws {
    let run = try await ProgramRun.run(["check", "scripts"], folder: Repository.root)
    #expect((run.status, run.error) == (0, ""))
    for outcome in ["success", "failure", "expectation"] {
      let run = try await ProgramRun.run(["check", "Tests/Fixtures/transcripts/\(outcome)"], folder: Repository.root)
      #expect((run.status, run.error) == (0, ""))
    }
  }
}
