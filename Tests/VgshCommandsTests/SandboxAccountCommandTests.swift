import ExactJSON
import Testing
import Verigator
import VgshBase
import VgshCommands
import VgshRuntime
import VgshSession
import VgshTestSupport

@Suite("Commands about the sandbox's accounts")
struct SandboxAccountCommandTests {
  private static let both: JSON = ["accounts": ["sandbox", "eve"]]
  private static let one: JSON = ["accounts": ["sandbox"]]

  @Test("sandbox account add takes the password from the environment, a file, or somebody who types it")
  func add() async throws {
    var shell = try TestShell()
    shell.environment = ["WORD": "from-environment"]
    let folder = try TemporaryFolder()
    try folder.write("from-file\n", to: "word.txt")
    shell.folder = folder.path
    let asked = ScriptedQuestioner("from-terminal")
    shell.questions = asked
    for (option, password) in [
      (" --password-env WORD", "from-environment"), (" --password-file word.txt", "from-file"), ("", "from-terminal"),
    ] {
      shell.transport.answer(201, Self.both)
      let result = try await shell.run("sandbox account add eve\(option)")
      #expect(result.value.json == ["sandbox", "eve"])
      #expect(shell.transport.calls.last == "POST /sandbox/accounts")
      #expect(shell.transport.requests.last?.json == ["username": "eve", "password": .string(password)])
      // It is hidden from then on, wherever it turns up.
      #expect(shell.redactor.redact("it is \(password)") == "it is •••")
    }
    #expect(asked.questions == ["Password of eve: "])
  }

  @Test("sandbox account add sends nothing without a password, or with one that no header can carry")
  func refused() async throws {
    var shell = try TestShell()
    #expect(try await shell.failure(of: "sandbox account add eve").help?.contains("--password-env") == true)
    #expect(
      try await shell.failure(of: "sandbox account add eve --password-env NONE").message.contains("'NONE' is not set"))
    shell.environment = ["BROKEN": "two\nlines", "WORD": "word"]
    #expect(try await shell.failure(of: "sandbox account add eve --password-env BROKEN").kind == .invalid)
    #expect(try await shell.failure(of: "sandbox account add e:ve --password-env WORD").kind == .invalid)
    #expect(
      try await shell.failure(of: "sandbox account add eve --password-env WORD --password-file f").kind == .invalid)
    #expect(shell.transport.requests.isEmpty)
  }

  @Test("sandbox account add says that a name is taken")
  func taken() async throws {
    var shell = try TestShell()
    shell.environment = ["WORD": "word"]
    shell.transport.answer(409, ["message": "There is an account \"eve\" already"])
    let failure = try await shell.failure(of: "sandbox account add eve --password-env WORD")
    #expect(failure.kind == .conflict && failure.help?.contains("sandbox account list") == true)
  }

  @Test("sandbox account list gives the names")
  func list() async throws {
    let shell = try TestShell()
    shell.transport.answer(200, Self.both)
    #expect(try await shell.run("sandbox account list").value.json == ["sandbox", "eve"])
    #expect(shell.transport.calls == ["GET /sandbox/accounts"])
  }

  @Test("sandbox account remove forgets what was saved of it, and says so where one is logged in as it")
  func remove() async throws {
    let shell = try TestShell()
    let place = AccountPlace(url: "sandbox", account: "eve smith")
    try await shell.store.save(
      SavedService(name: "Own", id: "1", fqdn: nil, ctime: nil), in: place, onTakenName: .refuse)
    shell.transport.answer(200, Self.one)
    let result = try await shell.run("sandbox account remove %", .text("eve smith"))
    #expect(shell.transport.calls == ["DELETE /sandbox/accounts/eve%20smith"])
    #expect(result.value.json == ["sandbox"])
    #expect(result.notices.isEmpty)
    #expect(try await shell.store.services(in: place).isEmpty)

    shell.transport.answer(200, ["accounts": []])
    let own = try await shell.run("sandbox account remove sandbox")
    #expect(own.notices.count == 1 && own.notices[0].message.contains("'login'"))
  }

  @Test("sandbox account remove of nobody is not found")
  func nobody() async throws {
    let shell = try TestShell()
    shell.transport.answer(404, ["message": "There is no account \"eve\""])
    shell.transport.answer(200, Self.one)
    let failure = try await shell.failure(of: "sandbox account remove eve")
    #expect(failure.kind == .notFound && failure.message == "there is no account 'eve'")
  }
}
