import Foundation
import Testing
import VgshTestSupport

/// `vgsh test` as people and CI call it.
@Suite("vgsh test")
struct TestProgramTests {
  private static let mixed = """
    let shop = create service CoffeeShop coffeeshop.com
    test "the service is there" {
      print "a word" $shop.name
      expect (show service).name == "CoffeeShop"
    }
    test "conflict is told" {
      print "in conflict"
      expect error not-found { create service CoffeeShop coffeeshop.com }
    }
    test "needs a device" { skip "no device here" }
    """

  @Test("Counts, failures with their diagnostics and exchanges, and the closing line; status 1")
  func summary() async throws {
    let run = try await TestedFolder(["a.vgs": Self.mixed]).test("a.vgs")
    #expect(run.status == 1)
    #expect(run.closingLine == "1 passed, 1 failed, 1 skipped")
    #expect(run.error.contains("FAIL  conflict is told"))
    #expect(run.error.contains("skip  needs a device  no device here"))
    #expect(run.error.contains("a.vgs:8:"))
    #expect(run.error.contains("in conflict"))
    #expect(run.error.contains("409 Conflict"))
    #expect(!run.error.contains("a word"), "what a passed test printed is of no interest")
    #expect(run.output == "")
  }

  @Test("All passed is 0, and standard output stays empty: statements show nothing")
  func passing() async throws {
    let files = try TestedFolder(["a.vgs": "create service A a.example\ntest \"t\" { show service\nprint x\n1 + 1 }"])
    let run = try await files.test("a.vgs")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output == "")
    #expect(run.closingLine == "1 passed, 0 failed")
    #expect(try await files.test("a.vgs", "--quiet").error == "1 passed, 0 failed\n")
    #expect(try await files.test("a.vgs", "--verbose").error.contains("ok    t"))
  }

  @Test("A file without tests is one test named after the file; so is a failure outside of tests")
  func outside() async throws {
    let files = try TestedFolder([
      "good.vgs": "print fine\n",
      "bad.vgs": "test \"before\" { }\nexpect 1 == 2\ntest \"behind\" { }\n",
      "exit.vgs": "exit 3\n",
    ])
    let run = try await files.test(".", "--verbose")
    #expect(run.status == 1)
    #expect(run.closingLine == "2 passed, 2 failed, 1 skipped")
    #expect(run.error.contains("FAIL  bad.vgs"))
    #expect(run.error.contains("ok    before"))
    #expect(run.error.contains("skip  behind  not reached: "))
    #expect(run.error.contains("ended with status 3"))
  }

  @Test("Each file has a session and a sandbox of its own")
  func isolation() async throws {
    let script = "create service CoffeeShop coffeeshop.com\nexpect $last.status == 201\nlet x = 1\n"
    let run = try await TestedFolder(["a.vgs": script, "b.vgs": script, "c.vgs": script]).test(".", "--jobs", "3")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.closingLine == "3 passed, 0 failed")
  }

  @Test("Output comes in the order of the files, whatever ends first")
  func order() async throws {
    let files = try TestedFolder([
      "a.vgs": "sleep 600ms\n", "b.vgs": "sleep 300ms\n", "c.vgs": "print quick\n", "d/e.vgs": "expect false\n",
    ])
    let run = try await files.test(".", "--jobs", "4")
    let places = run.places(of: "ok    a.vgs", "ok    b.vgs", "ok    c.vgs", "FAIL  d/e.vgs", "failed: d/e.vgs")
    #expect(!places.contains(nil), "\(run.error)")
    #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
  }

  @Test("Files that cannot be run are 2, say why, and keep none of the others from running")
  func invalid() async throws {
    let files = try TestedFolder([
      "a.vgs": "test \"t\" { expect 1 == 1 }\n", "b.vgs": "crate x\n", "c.vgs": "print \"open\n",
      "e.vgs": "source \"e.vgs\"\n", "f.vgs": "test \"same\" { }\ntest \"same\" { }\n", "g.vgs": "! echo no\n",
    ])
    try files.folder.write([0x70, 0x72, 0x69, 0x6E, 0x74, 0x20, 0xFC, 0x0A], to: "d.vgs")
    let run = try await files.test(".", "missing.vgs")
    #expect(run.status == 2)
    #expect(run.closingLine == "1 passed, 7 failed")
    for text in ["did you mean 'create'", "c.vgs:1:", "UTF-8", "e.vgs:1:", "f.vgs:2:", "--allow-shell", "no such file"]
    { #expect(run.error.contains(text), "\(text) in \(run.error)") }
  }

  @Test("A recursion without end, an endless loop and a request that hangs fail alone, with the time over")
  func endless() async throws {
    let files = try TestedFolder([
      "a.vgs": """
      def down(n) { return down($n + 1) }
      test "recursion" { let x = down(1) }
      test "loop" { while true { } }
      test "loop of commands" { while true { sleep 10s } }
      test "good" { expect 1 == 1 }
      """,
      "b.vgs": "while true { }\n",
      "c.vgs": "test \"never\" { }\nwhile true { }\n",
    ])
    let run = try await files.test(".", "--timeout", "200ms")
    #expect(run.status == 1)
    #expect(run.closingLine == "2 passed, 5 failed", "\(run.error)")
    #expect(run.error.contains("500 deep"))
    #expect(run.error.contains("FAIL  loop  timed out after"))
    #expect(run.error.contains("longer than 200ms"))
  }

  @Test("--filter takes tests by name and files by path; one that means nothing is 64")
  func filter() async throws {
    let files = try TestedFolder([
      "a.vgs": "test \"A PIN expires\" { }\ntest \"other\" { expect false }\n", "pins.vgs": "print x\n",
      "c.vgs": "expect false\n",
    ])
    let run = try await files.test(".", "--filter", "pin")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.closingLine == "2 passed, 0 failed")
    #expect(try await files.test(".", "--filter", "nothing").status == 64)
  }

  @Test("--fail-fast begins nothing new")
  func failFast() async throws {
    let files = try TestedFolder([
      "a.vgs": "test \"one\" { expect false }\ntest \"two\" { }\n", "b.vgs": "test \"three\" { }\n",
    ])
    let run = try await files.test(".", "--fail-fast", "--jobs", "1")
    #expect(run.status == 1)
    #expect(run.closingLine == "0 passed, 1 failed, 2 skipped")
  }

  @Test("--shard runs each file in one part")
  func shards() async throws {
    let files = try TestedFolder(["a.vgs": "print 1\n", "b.vgs": "print 2\n", "c.vgs": "print 3\n"])
    #expect(try await files.test(".", "--shard", "1/2").closingLine == "2 passed, 0 failed")
    #expect(try await files.test(".", "--shard", "2/2").closingLine == "1 passed, 0 failed")
    #expect(try await files.test(".", "--shard", "4/4").closingLine == "0 passed, 0 failed")
  }

  @Test("--repeat tells how often a test failed that passes sometimes")
  func flaky() async throws {
    let files = try TestedFolder(["a.vgs": "test \"sometimes\" { expect random_int(0, 1) == 0 }\n"])
    let run = try await files.test("a.vgs", "--repeat", "20", "--seed", "5")
    #expect(run.status == 1)
    #expect(run.error.contains("flaky:"))
    #expect(run.error.contains("of 20 rounds"))
    #expect(
      try await files.test("a.vgs", "--repeat", "20", "--seed", "5", "--jobs", "1").closingLine == run.closingLine)
  }

  @Test("With a seed each file sees the same in every run, whatever runs beside it")
  func seed() async throws {
    let script = "print uuid() (random_int(1, 1000000000))\nexpect false\n"
    let files = try TestedFolder(["a.vgs": script, "b.vgs": script])
    func printed(_ arguments: String...) async throws -> [String] {
      let report = try await ProgramRun.run(
        ["test", "--json", "-", "--seed", "3"] + arguments, folder: files.folder.path
      ).output
      return report.matches(of: /[0-9a-f]{8}-[0-9a-f-]{27} [0-9]+/).map { String($0.output) }
    }
    let both = try await printed(".", "--jobs", "2")
    #expect(Set(both).count == 2)
    #expect(try await printed(".", "--jobs", "1") == both)
    #expect(try await printed("b.vgs") == [both[1]])
  }

  @Test("The system shell is forbidden unless it is allowed; what it prints belongs to the test")
  func systemShell() async throws {
    let files = try TestedFolder(["a.vgs": "test \"t\" { ! echo from shell\nexpect false }\n"])
    #expect(try await files.test("a.vgs").status == 2)
    let run = try await files.test("a.vgs", "--allow-shell")
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.error.contains("from shell"))
  }

  @Test("Secrets are hidden in what is shown and in every report")
  func secrets() async throws {
    let files = try TestedFolder([
      "a.vgs":
        "print $token\nprint (base64($token))\ncreate service $token a.example\nexpect false, \"saw ${$token}\"\n"
    ])
    let run = try await files.test(
      "a.vgs", "--secret", "token=hunter2-hunter2", "--json", "-", "--junit", "r.xml", "--html", "r.html", "--tap",
      "r.tap"
    )
    let texts = [run.error, run.output] + (try ["r.xml", "r.html", "r.tap"].map { try files.folder.text(of: $0) })
    for text in texts {
      #expect(text.contains("•••"))
      #expect(!text.contains("hunter2") && !text.contains("aHVudGVyMi1odW50ZXIy"))
    }
  }

  @Test("Reports are written side by side; a place that cannot be written to is 3, and keeps nothing else from running")
  func reports() async throws {
    let files = try TestedFolder(["a.vgs": "print 1\n", "old.xml": "old\n"])
    let good = try await files.test(
      "a.vgs", "--junit", "old.xml", "--tap", "r.tap", "--json", "r.json", "--html", "r.html")
    #expect(good.status == 0, "\(good.error)")
    #expect(try files.folder.text(of: "old.xml").contains("<testsuite"))
    #expect(try files.folder.text(of: "r.tap").hasPrefix("TAP version 14\n1..1\nok 1"))
    #expect(try files.folder.text(of: "r.html").contains("</html>"))
    #expect(try files.folder.names().count == 5, "nothing else is left behind")
    for place in [".", "nowhere/r.xml", "/dev/full", "a.vgs/r.xml"] {
      let bad = try await files.test("a.vgs", "--junit", place, "--tap", "again.tap")
      #expect(bad.status == 3, "\(place)")
      #expect(bad.error.contains(place))
      #expect(bad.closingLine == "1 passed, 0 failed")
      #expect(try files.folder.text(of: "again.tap").contains("ok 1"))
    }
  }

  @Test("--coverage shows what was seen, and --min-coverage makes it an expectation")
  func coverage() async throws {
    let files = try TestedFolder(["a.vgs": "create service A a.example\n"])
    let run = try await files.test("a.vgs", "--coverage")
    #expect(run.status == 0)
    #expect(run.error.contains("create-service"))
    let low = try await files.test("a.vgs", "--min-coverage", "90")
    #expect(low.status == 1)
    #expect(low.error.contains("90"))
    #expect(low.closingLine == "1 passed, 0 failed")
  }

  @Test("On GitHub Actions failures stand beside their lines, and the step has a summary")
  func gitHub() async throws {
    let files = try TestedFolder(["a.vgs": "test \"t\" {\n  expect 1 == 2\n}\n", "summary": "before\n"])
    let run = try await files.test(
      "a.vgs", environment: ["GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": files.folder.path("summary")])
    #expect(run.output.hasPrefix("::error file=a.vgs,line=2,"))
    #expect(try files.folder.text(of: "summary").hasPrefix("before\n## vgsh test: 0 passed, 1 failed"))
  }

  @Test("--service, --var, --url and credentials count in every file")
  func sessionOptions() async throws {
    let files = try TestedFolder(["a.vgs": "expect $n == 5\nexpect error network { show service }\n"])
    let run = try await files.test("a.vgs", "--var", "n=5", "--url", "http://127.0.0.1:1", "--retries", "0")
    #expect(run.error.contains("not logged in"), "\(run.error)")
    let missing = try await files.test("a.vgs", "--service", "Nothing")
    #expect(missing.status != 0)
    #expect(try await files.test("a.vgs", "--var", "1x").status == 64)
    #expect(try await files.test("a.vgs", "--url", "ftp://x").status == 64)
  }

  @Test(
    "Wrong usage is 64",
    arguments: [
      [], ["--jobs", "0", "a.vgs"], ["--shard", "3/2", "a.vgs"], ["--repeat", "0", "a.vgs"],
      ["--timeout", "5", "a.vgs"],
      ["--min-coverage", "101", "a.vgs"], ["--on-failure", "prompt", "a.vgs"], ["--on-failure", "x", "a.vgs"],
      ["--quiet", "--verbose", "a.vgs"], ["--tap", "x", "--junit", "x", "a.vgs"], ["--frobnicate"], ["empty"],
    ])
  func usage(_ arguments: [String]) async throws {
    let files = try TestedFolder(["a.vgs": "print x\n", "empty/readme.txt": ""])
    let run = try await ProgramRun.run(["test"] + arguments, folder: files.folder.path)
    #expect(run.status == 64, "\(run.error)")
    #expect(!run.error.isEmpty)
  }

  @Test("Four files run side by side: each waits for the other three")
  func parallel() async throws {
    let names = ["a", "b", "c", "d"]
    let all = names.map { "[ -e \($0).here ]" }.joined(separator: " && ")
    let scripts = names.map { name in
      ("\(name).vgs", "test \"t\" {\n  ! touch \(name).here\n  ! until \(all); do sleep 0.05; done\n}\n")
    }
    let files = try TestedFolder(Dictionary(uniqueKeysWithValues: scripts))
    let run = try await files.test(".", "--jobs", "4", "--allow-shell", "--timeout", "60s")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.closingLine == "4 passed, 0 failed")
  }

  @Test("Ten thousand tests are told of")
  func many() async throws {
    let script = (0..<10_000).map { "test \"t\($0)\" { }\n" }.joined()
    let run = try await TestedFolder(["a.vgs": script]).test("a.vgs", "--junit", "r.xml")
    #expect(run.status == 0)
    #expect(run.closingLine == "10000 passed, 0 failed")
  }
}
