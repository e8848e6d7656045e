import Testing
import VgshBase
import VgshCommands
import VgshOutput
import VgshRuntime
import VgshSession
import VgshTestSupport

@Suite("Commands that export")
struct ExportCommandTests {
  private static let line = "VERIGATOR_SERVICE_ID_COFFEESHOP=\(WireID.service)\n"

  @Test(
    "services and a service are lines for the environment", arguments: ["services", "service", "service CoffeeShop"])
  func environment(_ what: String) async throws {
    let shell = try await TestShell.withService()
    #expect(try await shell.run("export \(what)").value.revealedText == Self.line)
    #expect(shell.transport.requests.isEmpty)
  }

  @Test("a format that cannot say it is refused with those that can")
  func format() async throws {
    let shell = try await TestShell.withService()
    let failure = try await shell.failure(of: "export services --as curl")
    #expect(failure.kind == .invalid)
    #expect(try #require(failure.help).utf8Contains("json"))
  }

  @Test("users are listed and exported as csv, with headings even where there are none")
  func users() async throws {
    let shell = try await TestShell.withService()
    shell.transport.answer(200, ["users": [["id": "u1", "id_in_service": "a,b"]]])
    #expect(try await shell.run("export users").value.revealedText == "id,id_in_service,ctime\nu1,\"a,b\",\n")
    shell.transport.answer(200, ["users": []])
    #expect(try await shell.run("export users").value.revealedText == "id,id_in_service,ctime\n")
  }

  @Test("the last request is a curl command without the password")
  func last() async throws {
    let shell = try await TestShell.withService()
    #expect(try await shell.failure(of: "export last").message == "nothing has been sent yet")
    shell.transport.answer(200, ["users": []])
    try await shell.run("show users")
    let text = try #require(try await shell.run("export last").value.revealedText)
    #expect(text.hasPrefix("curl http://127.0.0.1:4711/v1/service/service/\(WireID.service)/users"))
    #expect(text.utf8Contains("X-Service-Auth: sandbox:'\"$VERIGATOR_PASSWORD\""))
    #expect(!text.utf8Contains("sandbox:sandbox") && !text.utf8Contains("•••"))
  }

  @Test("the session is a script of what went well, with what it began with")
  func session() async throws {
    let shell = try await TestShell.withService()
    shell.transport.answer(200, ["users": []])
    try await shell.run("show users")
    shell.transport.answer(404, ["message": "no"])
    _ = try await shell.failure(of: "show service nope")
    shell.transport.answer(200, ["method": "sms", "verified": true])
    try await shell.run("auth verify john.doe@example.com 1234")
    let text = try #require(try await shell.run("export session").value.revealedText)
    #expect(
      text == """
        # A session on sandbox as sandbox

        create service CoffeeShop coffeeshop.com
        # the phone number of this user is not known: this one is made up
        create user john.doe@example.com +37250000000

        show users
        auth start john.doe@example.com
        auth verify john.doe@example.com (sandbox pin +37250000000)

        """)
  }

  @Test("--to writes a file for this user alone and shows nothing")
  func toFile() async throws {
    let folder = try TemporaryFolder()
    var shell = try await TestShell.withService()
    shell.folder = folder.path
    let result = try await shell.run("export services --to out.env")
    guard case .none = result.content else { throw CommandFailure.local("there is a value") }
    #expect(try folder.text(of: "out.env") == Self.line)
    #expect(try folder.mode(of: "out.env") == 0o600)
  }

  @Test("an existing file is kept, unless --force or a yes at the prompt says otherwise")
  func existingFile() async throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "out.env")
    let file = folder.path("out.env")
    var shell = try await TestShell.withService()
    let refused = try await shell.failure(of: "export services --to \(file)")
    #expect(refused.kind == .local && refused.message.utf8Contains("exists"))
    shell.questions = ScriptedQuestioner("no")
    _ = try await shell.failure(of: "export services --to \(file)")
    #expect(try folder.text(of: "out.env") == "old")

    let questions = ScriptedQuestioner("yes")
    shell.questions = questions
    try await shell.run("export services --to \(file)")
    #expect(questions.questions == ["overwrite '\(file)'? [y/N] "])
    #expect(try folder.text(of: "out.env") == Self.line)
    shell.questions = NobodyToAsk()
    try await shell.run("export services --to \(file) --force --as json")
    #expect(try folder.text(of: "out.env").hasPrefix("["))
  }
}
