import Foundation
import Testing
import VgshTestSupport

/// The real program on a real terminal, keys and all.
@Suite("The prompt", .serialized)
struct PromptTests {
  @Test("Lines that hold a secret go to no file, mistyped ones and computed ones included")
  func secretLines() async throws {
    let run = try await PromptRun()
    let lines = [
      "let secret a = upper(\"hunter2a\")", "let secret b = [\"hunter2b\"]", "login bob hunter2c",
      "login --password=hunter2d bob", "auth veryfy bob 222333", "connect http://bob:hunter2e@127.0.0.1/",
      "expect error { auth verify nosuch 222444 }", "auth verify nosuch (text(\"222555\"))",
      "request GET / --header \"X-Service-Auth: bob:hunter2f\"",
    ]
    for line in lines {
      run.terminal.send(line)
      run.terminal.send(.enter)
    }
    try await run.type("print kept", until: "kept")
    run.terminal.send("exit")
    run.terminal.send(.enter)
    #expect(try await run.terminal.waitForExit() == 0)
    let history = try run.home.text(of: "history")
    #expect(history.contains("print kept"))
    for secret in ["hunter2", "222333", "222444", "222555"] { #expect(!history.contains(secret), "\(history)") }
  }

  @Test("A home that cannot be made is said at once, and the session goes on without")
  func noHome() async throws {
    let run = try await PromptRun(environment: ["VGSH_HOME": "/proc/nowhere"])
    #expect(run.terminal.screen.text.contains("nothing of this session is kept"))
    #expect(run.terminal.screen.text.contains("--ephemeral"))
    try await run.type("create service Shop shop.example", until: "ctime")
    run.terminal.send("exit")
    run.terminal.send(.enter)
    #expect(try await run.terminal.waitForExit() == 0)
  }

  @Test("A newcomer creates a service and verifies a user")
  func firstSession() async throws {
    let run = try await PromptRun()
    try await run.type("create service CoffeeShop coffeeshop.com", until: "coffeeshop.com")
    #expect(run.terminal.screen.cursorRow == "sandbox@sandbox/CoffeeShop>")
    try await run.type("create user ann@example.com +37255555555", until: "+37255555555")
    try await run.type("auth start ann@example.com", until: "fallback")
    try await run.type("auth verify ann@example.com (sandbox pin +37255555555)", until: "verified  true")
    run.terminal.send(.control("d"))
    #expect(try await run.terminal.waitForExit() == 0)
    #expect(run.terminal.isCooked)
  }

  @Test("Saved services and history come back, without secrets; the file is private")
  func persistence() async throws {
    let first = try await PromptRun()
    try await first.type("create service CoffeeShop coffeeshop.com", until: "coffeeshop.com")
    try await first.type("let secret token = 'hunter2hunter2'", until: "hunter2hunter2")
    try await first.type("print $token", until: "•••")
    first.terminal.send(.control("d"))
    _ = try await first.terminal.waitForExit()
    let history = try first.home.text(of: "history")
    #expect(history.contains("create service CoffeeShop coffeeshop.com"))
    #expect(!history.contains("hunter2"))
    #expect(try first.home.mode(of: "history") == 0o600)

    let second = try await PromptRun(home: first.home)
    try await second.type("show services", until: "coffeeshop.com")
    try await second.type("use CoffeeShop", until: "CoffeeShop>")
    second.terminal.send(.up, .up, .up)
    try await second.terminal.wait(for: "the line of before") { $0.cursorRow.hasSuffix("> print $token") }
  }

  @Test("Ctrl-C drops the line, ends an open block, and cancels what runs")
  func interrupt() async throws {
    let run = try await PromptRun()
    run.terminal.send("print half a li")
    try await run.terminal.wait(forText: "half a li")
    run.terminal.send(.control("c"))
    try await run.waitForPrompt()
    run.terminal.send("if true {")
    run.terminal.send(.enter)
    try await run.terminal.wait(for: "the second prompt") { $0.cursorRow.hasSuffix("{>") }
    run.terminal.send(.control("c"))
    // Not the second prompt, which ends alike and is still there.
    try await run.terminal.wait(for: "the first prompt") { $0.cursorRow == PromptRun.prompt }
    try await run.interrupt("while true { }")
    try await run.type("print alive", until: "\nalive")
  }

  @Test("Ctrl-C ends a recursion")
  func recursion() async throws {
    let run = try await PromptRun()
    try await run.type(
      "def fib(n) { if $n < 2 { return 1 }; return (fib($n - 1) + fib($n - 2)) }; print defined", until: "\ndefined")
    try await run.interrupt("print (fib(60))")
    try await run.type("print alive", until: "\nalive")
  }

  @Test("Ctrl-C cancels a request that hangs")
  func hangingRequest() async throws {
    let server = try RawServer([.readRequest, .hang])
    let run = try await PromptRun(["--url", server.url], environment: ["SECRET": "pass-word"])
    try await run.type("login ann --no-check --password-env SECRET", until: "ann@127.0.0.1")
    run.terminal.send("show service s-1")
    run.terminal.send(.enter)
    for await _ in server.requestStream { break }
    run.terminal.send(.control("c"))
    try await run.terminal.wait(forText: "interrupted")
    try await run.waitForPrompt()
  }

  @Test("Ctrl-C ends a command of the system shell, and the terminal is the prompt's again")
  func systemShell() async throws {
    let run = try await PromptRun()
    run.terminal.send("! echo begun; exec sleep 1000")
    run.terminal.send(.enter)
    try await run.terminal.wait(forText: "\nbegun")
    run.terminal.send(.control("c"))
    try await run.terminal.wait(forText: "interrupted")
    try await run.waitForPrompt()
    try await run.type("print alive", until: "\nalive")
  }

  @Test("A password is asked for without echo")
  func password() async throws {
    let run = try await PromptRun()
    run.terminal.send("login ann")
    run.terminal.send(.enter)
    try await run.terminal.wait(for: "the question") { $0.cursorRow.lowercased().contains("password") }
    try await run.terminal.waitForModes("no echo") { !run.terminal.echoes }
    run.terminal.send("wrong-password")
    run.terminal.send(.enter)
    try await run.terminal.wait(forText: "401")
    try await run.waitForPrompt()
    #expect(!run.terminal.received.contains("wrong-password"))
  }

  @Test("delete asks first, and a no keeps the service")
  func confirmation() async throws {
    let run = try await PromptRun()
    try await run.type("create service CoffeeShop coffeeshop.com", until: "coffeeshop.com")
    run.terminal.send("delete service")
    run.terminal.send(.enter)
    try await run.terminal.wait(forText: "[y/N]")
    run.terminal.send("n")
    run.terminal.send(.enter)
    try await run.waitForPrompt()
    try await run.type("show service", until: "coffeeshop.com")
    try await run.type("delete service --yes", until: "deleted  true")
  }

  @Test("Tab completes commands, options, saved services and fields")
  func completion() async throws {
    let run = try await PromptRun()
    try await run.type("create service CoffeeShop coffeeshop.com", until: "coffeeshop.com")
    run.terminal.send("cre")
    run.terminal.send(.tab)
    try await run.terminal.wait(for: "the command") { $0.cursorRow.hasSuffix("> create") }
    run.terminal.send("se")
    run.terminal.send(.tab)
    try await run.terminal.wait(for: "its second word") { $0.cursorRow.hasSuffix("> create service") }
    run.terminal.send(.control("c"))
    try await run.waitForPrompt()
    run.terminal.send("use Co")
    run.terminal.send(.tab)
    try await run.terminal.wait(for: "the service") { $0.cursorRow.hasSuffix("> use CoffeeShop") }
    run.terminal.send(.control("c"))
    try await run.waitForPrompt()
    run.terminal.send("show users --wh")
    run.terminal.send(.tab)
    try await run.terminal.wait(for: "the option") { $0.cursorRow.hasSuffix("--where") }
  }

  @Test("Work that lasts shows its time, and nothing of it is left")
  func progress() async throws {
    let run = try await PromptRun()
    run.terminal.send("sleep 5m")
    run.terminal.send(.enter)
    try await run.terminal.wait(for: "the time") { $0.cursorRow.hasPrefix("… ") && $0.cursorRow.hasSuffix("s") }
    run.terminal.send(.control("c"))
    try await run.waitForPrompt()
    #expect(run.terminal.received.contains("\r\u{1B}[K"))
  }

  @Test("A block is typed over several lines, and a mistake in it is shown at its place")
  func blocks() async throws {
    let run = try await PromptRun()
    for line in ["for i in 1..2 {", "print \"round $i\"", "}"] {
      run.terminal.send(line)
      run.terminal.send(.enter)
    }
    try await run.terminal.wait(forText: "\nround 2")
    try await run.type("crate service x", until: "did you mean 'create'?")
  }

  @Test("A window of another size shows tables of another width")
  func resize() async throws {
    let run = try await PromptRun(columns: 100)
    run.terminal.resize(columns: 40, rows: 30)
    try await run.type("print [1]", until: "\n[1]")
    try await run.type("[{name: \"\(String(repeating: "x", count: 60))\"}]", until: "…")
    #expect(run.terminal.screen.rows.allSatisfy { $0.count <= 40 })
  }

  @Test("A dumb terminal gets lines and no sequences")
  func dumb() async throws {
    let run = try await PromptRun(environment: ["TERM": "dumb", "NO_COLOR": ""])
    try await run.type("print plain", until: "\nplain")
    #expect(!run.terminal.received.contains("\u{1B}"))
  }

  @Test("exit leaves with its status; a hang-up leaves the terminal as it was")
  func leaving() async throws {
    let run = try await PromptRun()
    run.terminal.send("exit 7")
    run.terminal.send(.enter)
    #expect(try await run.terminal.waitForExit() == 7)
    let other = try await PromptRun()
    other.terminal.signal(15)
    #expect(try await other.terminal.waitForExit() == 128 + 15)
    #expect(other.terminal.isCooked)
  }

  @Test("A damaged file of saved services is set aside and said once")
  func damaged() async throws {
    let home = try TemporaryFolder()
    try home.write(
      "this is no database at all, but longer than a header of one hundred bytes would have to be to count as one",
      to: "state.sqlite")
    let run = try await PromptRun(home: home)
    try await run.type("show services", until: "is damaged")
    #expect(try home.names().contains { $0.hasPrefix("state.sqlite.damaged") })
  }
}
