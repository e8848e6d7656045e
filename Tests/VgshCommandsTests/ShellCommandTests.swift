import Testing
import VgshBase
import VgshCommands
import VgshRuntime

@Suite("Commands of the shell itself")
struct ShellCommandTests {
  @Test("print writes values with one blank between, secrets as a mark")
  func print() async throws {
    let shell = try TestShell()
    let result = try await shell.run(
      "print a % % % % %", .double(2), ["k": 1], .null, .secret(SecretText("1234")), .duration(.seconds(300)))
    #expect(result.outputText == "a 2.0 {\"k\":1} null ••• 5m\n")
  }

  @Test("sleep waits so long")
  func sleep() async throws {
    let shell = try TestShell()
    try await shell.run("sleep 250ms")
    #expect(shell.time.elapsed == .milliseconds(250))
  }

  @Test("time gives the command's own result and a notice of how long it took")
  func time() async throws {
    let shell = try await TestShell.withService()
    shell.transport.answer(200, ["users": []])
    let listed = try await shell.run("time show users")
    #expect(listed.value.line == "[]")
    #expect(listed.notices.map(\.message) == ["show users took 0s"])
    #expect(try await shell.run("time sleep 1500ms").notices.map(\.message) == ["sleep took 1500ms"])
  }

  @Test("run hands path and arguments over, relative paths found from the folder of the script")
  func run() async throws {
    var shell = try TestShell()
    shell.folder = "/scripts"
    try await shell.run("run sub/a.vgs one two")
    try await shell.run("run /b.vgs")
    #expect(shell.scripts.runs.map(\.path) == ["/scripts/sub/a.vgs", "/b.vgs"])
    #expect(shell.scripts.runs.map(\.arguments) == [["one", "two"], []])
  }

  @Test("source inside another command says where it may stand")
  func source() async throws {
    let failure = try await TestShell().failure(of: "time source a.vgs")
    #expect(failure.kind == .local)
  }

  @Test(
    "exit and quit end the session with a status",
    arguments: [("exit", .success), ("exit 0", .success), ("exit 3", .requested(3)), ("quit 255", .requested(255))]
      as [(String, VgshBase.ExitStatus)])
  func exit(_ line: String, _ status: VgshBase.ExitStatus) async throws {
    #expect(try await TestShell().run(line).exit == status)
  }

  @Test("help lists every command and topic")
  func help() async throws {
    let shell = try TestShell()
    let text = try #require(try await shell.run("help").outputText)
    for signature in shell.registry.catalog.signatures { #expect(text.utf8Contains("  \(signature.name) ")) }
    for topic in HelpTopic.allCases { #expect(text.utf8Contains("  \(topic.rawValue) ")) }
  }

  @Test("every page of help fits 78 columns, but for examples and usages that are one long word")
  func helpWidth() throws {
    let registry = CommandRegistry()
    let pages = HelpText(registry.catalog)
    let asked = [""] + registry.catalog.names + HelpTopic.allCases.map(\.rawValue)
    for name in asked {
      let page = try #require(pages.text(for: name), "\(name)")
      #expect(page.hasSuffix("\n") && !page.hasPrefix("\n"))
      let examples = registry.catalog[name]?.examples.map(\.line) ?? []
      for line in page.split(separator: "\n") where !examples.contains(where: { line == "  \($0)" }) {
        #expect(line.count <= 78, "\(name): \(line)")
        #expect(line.last != " ", "\(name): \(line)")
      }
    }
  }

  @Test("help of a command shows usage, arguments, options, result and examples")
  func helpOfCommand() async throws {
    let shell = try TestShell()
    let result = try await shell.run("help auth start")
    #expect(
      result.outputText == """
        auth start: start an authentication: send a PIN, or ask the user's app

          usage: auth start USER [--method METHOD] [--service SERVICE]

          A user who has not set up the app is sent an SMS instead: 'fallback' is true
          then.

        Arguments:
          USER  name, id or record

        Options:
          --method METHOD    totp asks the user's app, sms sends a PIN; sms if left
                             out
          --service SERVICE  the users' service; else the current one

        Result:
          a record of method, fallback

        Examples:
          auth start john.doe@example.com
              sends a PIN by SMS
          auth start john.doe@example.com --method totp
              falls back to sms where no app is set up
          sandbox device add +37255555555; auth start john.doe@example.com --method totp
              asks for the code of the app that was set up

        """)
  }

  @Test("help of a family lists its commands; of a command that is one too, both")
  func helpOfFamily() async throws {
    let shell = try TestShell()
    let family = try #require(try await shell.run("? show").outputText)
    #expect(family.utf8Contains("show users") && !family.utf8Contains("create"))
    let both = try #require(try await shell.run("help sandbox pin").outputText)
    #expect(both.hasPrefix("sandbox pin: ") && both.utf8Contains("sandbox pin set PHONE PIN"))
  }

  @Test("help of a function shows how it is called; of a word of the language, the topic about it")
  func helpOfFunctionsAndWords() async throws {
    let shell = try TestShell()
    let page = try #require(try await shell.run("help starts_with").outputText)
    #expect(page.hasPrefix("starts_with: ") && page.utf8Contains("  usage: starts_with("))
    let list = try #require(try await shell.run("help functions").outputText)
    for function in FunctionTable.all { #expect(list.utf8Contains("  \(function.usage)")) }
    let topics: [(word: String, topic: HelpTopic)] = [
      ("let", .variables), ("while", .control), ("catch", .errors), ("eventually", .tests),
    ]
    for (word, topic) in topics { #expect(try await shell.run("help \(word)").outputText == topic.page) }
  }

  @Test("help suggests what may be meant")
  func helpUnknown() async throws {
    let shell = try TestShell()
    #expect(try await shell.failure(of: "help crate service").help == "did you mean 'help create service'?")
    #expect(try await shell.failure(of: "help spilt").help == "did you mean 'help split'?")
    #expect(try await shell.failure(of: "help nonsenses").help == "'help' lists them")
  }
}
