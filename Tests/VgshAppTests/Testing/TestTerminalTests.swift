import Foundation
import Testing
import VgshTestSupport

/// Ctrl-C, and the prompt at a failure, on a real terminal.
@Suite("vgsh test on a terminal", .serialized)
struct TestTerminalTests {
  private func start(_ files: TestedFolder, _ arguments: String...) async throws -> PromptRun {
    // Its home as well, so that it lives as long as the program.
    try await PromptRun(["test"] + arguments + [files.folder.path], home: files.folder, columns: 140, waits: false)
  }

  private static let credentials = [
    "VERIGATOR_USERNAME": "ann", "VERIGATOR_PASSWORD": "secret-password",
  ]

  @Test("Ctrl-C cancels what runs, its defers run, the rest is skipped, and reports are written: 130")
  func interrupt() async throws {
    let server = try RawServer(
      [.readRequest, .hang], [.readRequest, .send("HTTP/1.1 404 No\r\nContent-Length: 2\r\n\r\n{}")])
    let files = try TestedFolder([
      "a.vgs": """
      test "hangs" {
        defer { print "cleaned" ; try { show service s-2 } }
        show service s-1
      }
      test "behind" { }
      """,
      "b.vgs": "test \"later\" { }\n",
    ])
    let report = files.folder.path("r.tap")
    let run = try await PromptRun(
      ["test", "--jobs", "1", "--retries", "0", "--url", server.url, "--tap", report, files.folder.path],
      home: files.folder, environment: Self.credentials, columns: 140, waits: false)
    for await _ in server.requestStream { break }
    run.terminal.send(.control("c"))
    let status = try await run.terminal.waitForExit()
    #expect(status == 130)
    let screen = run.terminal.screen.text
    #expect(screen.contains("FAIL  hangs  cancelled after"), "\(screen)")
    #expect(screen.contains("cleaned"), "\(screen)")
    #expect(screen.contains("skip  behind"), "\(screen)")
    #expect(screen.contains("0 passed, 1 failed, 2 skipped"), "\(screen)")
    #expect(try files.folder.text(of: "r.tap").contains("not ok 1"))
  }

  @Test("A second Ctrl-C ends the defers too")
  func twice() async throws {
    let server = try RawServer([.readRequest, .hang], [.readRequest, .hang])
    let files = try TestedFolder(["a.vgs": "defer { show service s-2 }\nshow service s-1\n"])
    let run = try await PromptRun(
      ["test", "--retries", "0", "--url", server.url, files.folder.path], home: files.folder,
      environment: Self.credentials, waits: false)
    var requests = server.requestStream.makeAsyncIterator()
    _ = await requests.next()
    run.terminal.send(.control("c"))
    _ = await requests.next()
    run.terminal.send(.control("c"))
    let status = try await run.terminal.waitForExit()
    #expect(status == 130)
    #expect(run.terminal.screen.text.contains("0 passed, 1 failed"))
  }

  @Test("An endless loop hears Ctrl-C")
  func loop() async throws {
    let files = try TestedFolder(["a.vgs": "test \"loop\" { while true { } }\n"])
    let run = try await start(files)
    try await run.terminal.wait(forText: "0 of 1 file, 0 passed, 0 failed")
    run.terminal.send(.control("c"))
    let status = try await run.terminal.waitForExit()
    #expect(status == 130)
    #expect(!run.terminal.screen.text.contains("0 of 1 file"), "the line of progress is gone")
  }

  private static let failing = """
    let limit = 3
    test "first" {
      let found = 2
      expect $found == $limit
      print "went on"
      expect $found == 7
    }
    test "second" { expect true }
    """

  @Test("At a failure the prompt sees the script's variables; a new value counts at the next try")
  func retry() async throws {
    let files = try TestedFolder([
      "a.vgs": "let limit = 3\ntest \"t\" {\n  let found = 2\n  expect $found == $limit\n}\n"
    ])
    let run = try await start(files, "--on-failure", "prompt")
    try await run.terminal.wait(forText: "a.vgs:4:")
    try await run.terminal.wait(forText: "continue, retry, skip or abort")
    try await run.type("print (\"${$found} of ${$limit}\")", until: "2 of 3")
    try await run.type("help retry", until: "run the failed statement again")
    run.terminal.send("retry\r")
    try await run.terminal.wait(for: "the failure again") { $0.text.components(separatedBy: "a.vgs:4:").count > 2 }
    try await run.waitForPrompt()
    run.terminal.send("$found = 3\r")
    try await run.waitForPrompt()
    run.terminal.send("retry\r")
    #expect(try await run.terminal.waitForExit() == 0)
    #expect(run.terminal.screen.text.contains("1 passed, 0 failed"))
  }

  @Test("continue and Ctrl-D go on behind the statement; the test has failed")
  func proceed() async throws {
    let files = try TestedFolder(["a.vgs": Self.failing])
    let run = try await start(files, "--on-failure", "prompt")
    try await run.terminal.wait(forText: "a.vgs:4:")
    try await run.waitForPrompt()
    run.terminal.send("continue\r")
    try await run.terminal.wait(forText: "a.vgs:6:")
    try await run.waitForPrompt()
    run.terminal.send(.control("d"))
    #expect(try await run.terminal.waitForExit() == 1)
    #expect(run.terminal.screen.text.contains("1 passed, 1 failed"))
  }

  @Test("skip leaves the test")
  func skip() async throws {
    let files = try TestedFolder(["a.vgs": Self.failing])
    let run = try await start(files, "--on-failure", "prompt")
    try await run.terminal.wait(forText: "a.vgs:4:")
    try await run.waitForPrompt()
    run.terminal.send("skip\r")
    #expect(try await run.terminal.waitForExit() == 1)
    #expect(run.terminal.screen.text.contains("1 passed, 1 failed"))
    #expect(!run.terminal.screen.text.contains("a.vgs:6:"))
  }

  @Test("abort ends the run")
  func abort() async throws {
    let files = try TestedFolder(["a.vgs": Self.failing])
    let run = try await start(files, "--on-failure", "prompt")
    try await run.terminal.wait(forText: "a.vgs:4:")
    try await run.waitForPrompt()
    run.terminal.send("abort\r")
    let status = try await run.terminal.waitForExit()
    #expect(status == 130)
    #expect(run.terminal.screen.text.contains("0 passed, 1 failed, 1 skipped"))
  }

  @Test("The words of that prompt are no commands of scripts, and it needs one job")
  func words() async throws {
    let files = try TestedFolder(["a.vgs": "retry\n"])
    let run = try await start(files, "--on-failure", "prompt")
    #expect(try await run.terminal.waitForExit() == 2)
    let jobs = try await start(files, "--on-failure", "prompt", "--jobs", "2")
    #expect(try await jobs.terminal.waitForExit() == 64)
  }
}
