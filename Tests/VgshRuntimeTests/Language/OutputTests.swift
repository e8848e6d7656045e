import Testing
import VgshBase
import VgshRuntime

@Suite("Output: what is shown, and where it is led")
struct OutputTests {
  private func run(_ text: String, at location: SourceLocation = #_sourceLocation) async throws -> LanguageHost {
    let run = LanguageRun()
    if case .failed(let failure) = try await run.run(text, at: location) {
      Issue.record("failed: \(failure.diagnostic.message)", sourceLocation: location)
    }
    return run.host
  }

  @Test("A command or value that is a statement shows its result wherever it stands, except inside a def")
  func shown() async throws {
    try await expectShown(
      "if true { for i in 1..2 { echo $i } }; try { 3 } catch { print no }; defer { 4 }; 5", "1", "2", "3", "5", "4")
    try await expectShown(
      "def f() { echo 1; 2; print 3; return 4 }; let x = f(); f; print \"x$x\"", "3", "3", "4", "x4")
    try await expectShown("let x = echo 1; $x = echo 2")
  }

  @Test("A file gets text as it is and values as JSON, again with >>, and nothing where the command fails")
  func files() async throws {
    let host = try await run(
      """
      echo "a b" > text; echo {a: [1, null]} > json; print 1 2 > printed; quiet x > none
      echo 1 >> more; for i in 2..3 { echo $i >> more }
      let name = "f$last.status"; def f() { return 7 }; f > $name
      try { refuse conflict > kept } catch { print refused }
      """)
    #expect(
      host.files == [
        "text": "a b", "json": #"{"a":[1,null]}"#, "printed": "1 2", "none": "", "more": "123", "f200": "7",
      ])
    #expect(host.shown == ["refused"])
  }

  @Test("The name of a file is a text or number")
  func fileNames() async throws {
    let host = try await run("let n = 7; let secret s = \"hidden\"; echo 1 > $n; echo 2 > $s")
    #expect(host.files == ["7": "1", "hidden": "2"])
    try await expectFailure("let n = echo null; echo 1 > $n", "the name of a file is a text, not null", points: "$n")
    try await expectFailure("echo 1 > (echo [1])", "the name of a file is a text, not a list")
    try await expectFailure("echo 1 > \"\"", "the name of the file is empty")
  }

  @Test("A pipe gives the result to the system shell, whose text goes as it stands to the end of the line")
  func pipes() async throws {
    let host = try await run(
      """
      if true {
        echo [1, 2] | grep "$x; } > f # all of it
      }
      print a  b | sed \\
        s/a/b/
      quiet x | cat
      """)
    #expect(host.shell.map(\.command) == ["grep \"$x; } > f # all of it", "sed \\\n  s/a/b/", "cat"])
    #expect(host.shell.map(\.input) == ["[1,2]", "a b", ""])
    #expect(host.shown == [])
  }

  @Test("Behind let, assignment and return a pipe or ! gives its output without the last newline")
  func captured() async throws {
    try await expectShown(
      "let a = echo 1 | cat\nlet b = ! date\n$a = ! date\ndef f() {\nreturn echo 2 | cat\n}\nprint \"<$a>\" $b f()",
      "<out> out out")
    let host = try await run("let out = ! date\n! ls")
    #expect(host.shell.map(\.captures) == [true, false])
  }

  @Test("The system shell's environment holds variables that are text, number or bool and no secret")
  func environment() async throws {
    let host = try await run(
      """
      let t = "x y"; let i = 1; let d = 2.5; let b = true; let n = null; let l = [1]; let r = {a: 1}; let u = 5s
      let secret s = "hidden"; let made = "of $s"
      ! env
      """)
    #expect(host.shell.first?.environment == ["t": "x y", "i": "1", "d": "2.5", "b": "true"])
    try await expectShown("def f(p) {\nlet v = ! env\nreturn $v }\nf(3)", "out")
  }

  @Test("Where output cannot be led, the check says so")
  func misplaced() {
    func codes(_ text: String) -> [String] { LanguageRun(scripts: ["lib.vgs": ""]).check(text).map(\.code) }
    #expect(codes("print (echo 1 | cat)") == ["output-not-here"])
    #expect(codes("print (echo 1 > f)") == ["output-not-here"])
    #expect(codes("let x = echo 1 > f; print $x") == ["output-not-here"])
    #expect(codes("source lib.vgs > f") == ["output-not-here"])
    #expect(codes("echo 1 >") == ["missing-file"])
    #expect(codes("echo 1 |") == ["missing-shell-text"])
  }

  @Test("exit leaves the script behind a file or pipe too")
  func exits() async throws {
    for text in ["exit 3 > f\nprint no", "exit 3 | cat\nprint no"] {
      guard case .exited(.requested(3)) = try await LanguageRun().run(text) else { Issue.record("\(text)"); return }
    }
  }
}
