import Testing
import VgshBase
import VgshCommands
import VgshRuntime
import VgshSession

@Suite("Commands that authenticate")
struct AuthenticationCommandTests {
  @Test("auth start asks for a PIN by SMS unless told otherwise")
  func start() async throws {
    let shell = try await TestShell.withService()
    let fixture = try WireFixture("start.sms")
    try fixture.answer(on: shell.transport)
    let result = try await shell.run("auth start john.doe@example.com")
    try fixture.expectSent(shell.transport.requests.first)
    #expect(result.value.line == #"{"method":"sms","fallback":false}"#)
    #expect(result.notices.isEmpty)
  }

  @Test("auth start says when totp fell back to sms")
  func fallback() async throws {
    let shell = try await TestShell.withService()
    let fixture = try WireFixture("start.fallback")
    try fixture.answer(on: shell.transport)
    let result = try await shell.run("auth start john.doe@example.com --method totp")
    try fixture.expectSent(shell.transport.requests.first)
    #expect(result.value.line == #"{"method":"sms","fallback":true}"#)
    #expect(result.notices.map(\.message) == ["totp is not set up for this user: fell back to sms"])
  }

  @Test("auth verify gives the verdict, its status a record even where the reply has none")
  func verify() async throws {
    let shell = try await TestShell.withService()
    let fixture = try WireFixture("verify.verified")
    try fixture.answer(on: shell.transport)
    let token = try #require(fixture.request["body"]?["token"]?.string)
    let result = try await shell.run("auth verify john.doe@example.com \(token)")
    try fixture.expectSent(shell.transport.requests.first)
    #expect(
      result.value.line
        == #"{"method":"sms","verified":true,"status":{"throttled":false,"expired":false,"invalid":false,"result":null}}"#
    )
  }

  @Test(
    "a wrong or late PIN is a result, not a failure",
    arguments: ["verify.invalid", "verify.expired", "verify.throttled"])
  func refused(_ name: String) async throws {
    let shell = try await TestShell.withService()
    let fixture = try WireFixture(name)
    try fixture.answer(on: shell.transport)
    let token = try #require(fixture.request["body"]?["token"]?.string)
    let result = try await shell.run("auth verify john.doe@example.com \(token)")
    try fixture.expectSent(shell.transport.requests.first)
    #expect(result.value.json["verified"] == false)
    #expect(result.value.json["status"] == fixture.response["status"])
  }

  @Test("a PIN without an authentication says how to start one")
  func notStarted() async throws {
    let shell = try await TestShell.withService()
    try WireFixture("verify.not-started").answer(on: shell.transport)
    let failure = try await shell.failure(of: "auth verify john.doe@example.com 1234")
    #expect(failure.kind == .notFound && failure.status == 404)
    #expect(try #require(failure.help).utf8Contains("auth start"))
  }

  @Test("blanks and dashes are left out of a PIN, letters refused; --unchecked sends them")
  func tokens() async throws {
    let shell = try await TestShell.withService()
    #expect(throws: ArgumentError.self) {
      try TestCall(catalog: shell.registry.catalog).bind("auth verify jane 12a4")
    }
    shell.transport.answer(200, ["verified": false])
    try await shell.run("auth verify john.doe@example.com %", "12 3-4")
    #expect(shell.transport.requests.last?.json == ["token": "1234"])
    shell.transport.answer(200, ["verified": false])
    try await shell.run("auth verify john.doe@example.com 12a4 --unchecked")
    #expect(shell.transport.requests.last?.json == ["token": "12a4"])
  }

  @Test("auth login asks for the PIN and verifies it, up to three times")
  func login() async throws {
    var shell = try await TestShell.withService()
    let questions = ScriptedQuestioner("0000", "nonsense", "1111", "2222")
    shell.questions = questions
    shell.transport.answer(201, ["method": "sms"])
    for _ in 0..<3 { shell.transport.answer(200, ["method": "sms", "verified": false]) }
    let result = try await shell.run("auth login john.doe@example.com")
    #expect(result.value.json["verified"] == false)
    #expect(result.notices.map(\.message) == ["not logged in; 'auth login' starts anew"])
    #expect(shell.transport.requests.dropFirst().map { $0.json?["token"] } == ["0000", "1111", "2222"])
    #expect(
      questions.questions == [
        "The sandbox's inbox has it: Ctrl-C, then 'sandbox inbox' and 'auth verify'. PIN: ",
        "That was not it, 2 tries left. PIN: ",
        "a token is digits alone. PIN: ", "That was not it, 1 try left. PIN: ",
      ])
  }

  @Test("auth login ends with the right PIN, and where no further try can help", arguments: [true, false])
  func loginEnds(_ isVerified: Bool) async throws {
    var shell = try await TestShell.withService()
    shell.questions = ScriptedQuestioner("0000", "1111")
    shell.transport.answer(201, ["method": "sms"])
    shell.transport.answer(200, ["method": "sms", "verified": .bool(isVerified), "status": ["expired": true]])
    let result = try await shell.run("auth login john.doe@example.com")
    #expect(result.value.json["verified"] == .bool(isVerified))
    #expect(shell.transport.requests.count == 2)
  }

  @Test("auth login sends no PIN where nobody can type it")
  func loginWithoutTerminal() async throws {
    let shell = try await TestShell.withService()
    let failure = try await shell.failure(of: "auth login john.doe@example.com")
    #expect(failure.kind == .local)
    #expect(shell.transport.requests.isEmpty)
  }
}
