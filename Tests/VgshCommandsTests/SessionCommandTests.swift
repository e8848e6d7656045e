import Testing
import Verigator
import VgshBase
import VgshCommands
import VgshRuntime
import VgshSession
import VgshTestSupport

@Suite("Commands about the session")
struct SessionCommandTests {
  @Test("login tries the credentials out on a service that cannot exist; a 404 lets in")
  func login() async throws {
    var shell = try TestShell()
    shell.environment = ["MY_PASSWORD": "long secret"]
    shell.transport.answer(404)
    let result = try await shell.run("login jane --password-env MY_PASSWORD")
    #expect(shell.transport.calls == ["GET /v1/service/service/00000000-0000-0000-0000-000000000000"])
    #expect(shell.transport.requests.first?.header("X-Service-Auth") == "jane:long secret")
    #expect(shell.session.credentials?.userName == "jane")
    #expect(shell.session.lastExchange == nil)
    #expect(shell.redactor.redact("it is long secret") == "it is •••")
    guard case .none = result.content else { throw CommandFailure.local("login has a value") }
  }

  @Test("login with a wrong password leaves the session as it was")
  func loginRefused() async throws {
    var shell = try TestShell()
    shell.environment = ["MY_PASSWORD": "wrong password"]
    shell.transport.answer(401, ["message": "Wrong credentials"])
    let failure = try await shell.failure(of: "login jane --password-env MY_PASSWORD")
    #expect(failure.kind == .unauthorized && failure.status == 401)
    #expect(failure.message == "could not log in as 'jane': Wrong credentials (status 401)")
    #expect(shell.session.credentials?.userName == "sandbox")
  }

  @Test("login --no-check sends nothing")
  func loginUnchecked() async throws {
    var shell = try TestShell()
    shell.environment = ["MY_PASSWORD": "secret"]
    try await shell.run("login jane --password-env MY_PASSWORD --no-check")
    #expect(shell.transport.requests.isEmpty)
    #expect(shell.session.credentials?.password.reveal() == "secret")
  }

  @Test("login asks for what is missing, the password last")
  func loginAsks() async throws {
    var shell = try TestShell()
    let questions = ScriptedQuestioner(" jane ", "pass word")
    shell.questions = questions
    try await shell.run("login --no-check")
    #expect(questions.questions == ["Username: ", "Password: "])
    #expect(shell.session.credentials?.userName == "jane")
    #expect(shell.session.credentials?.password.reveal() == "pass word")
  }

  @Test("login without a terminal says what to give", arguments: ["login", "login jane"])
  func loginWithoutTerminal(_ line: String) async throws {
    let shell = try TestShell()
    let failure = try await shell.failure(of: line)
    #expect(failure.kind == .local && failure.help != nil)
  }

  @Test("the sandbox's own account needs no password on the embedded sandbox, and only there")
  func loginSandbox() async throws {
    let shell = try TestShell()
    try await shell.run("logout")
    try await shell.run("login sandbox --no-check")
    #expect(shell.session.credentials?.userName == "sandbox")
    var prompt = shell
    prompt.questions = ScriptedQuestioner()
    #expect(try await prompt.run("login sandbox --no-check").notices.map(\.message) == ["logged in as 'sandbox'"])
    let elsewhere = try TestShell(place: .url(BaseURL("https://example.com")))
    #expect(try await elsewhere.failure(of: "login sandbox --no-check").kind == .local)
  }

  @Test("login reads a password from a file, but for the line break at its end")
  func loginFile() async throws {
    let folder = try TemporaryFolder()
    try folder.write("from a file\r\n", to: "password")
    let file = folder.path("password")
    let shell = try TestShell()
    try await shell.run("login jane --password-file \(file) --no-check")
    #expect(shell.session.credentials?.password.reveal() == "from a file")
    let failure = try await shell.failure(of: "login jane --password-file \(file).missing --no-check")
    #expect(failure.kind == .local && failure.message.utf8Contains("no such file"))
  }

  @Test("login refuses an unset variable, and a password that no header can carry")
  func loginBadPassword() async throws {
    var shell = try TestShell()
    #expect(try await shell.failure(of: "login jane --password-env NOT_SET").kind == .local)
    shell.environment = ["BAD": "two\nlines"]
    let failure = try await shell.failure(of: "login jane --password-env BAD")
    #expect(failure.kind == .invalid)
    #expect(!failure.message.utf8Contains("two"))
    #expect(shell.transport.requests.isEmpty)
  }

  @Test("after logout a request fails before it is sent, and says how to log in")
  func logout() async throws {
    let shell = try await TestShell.withService()
    try await shell.run("logout")
    #expect(shell.session.credentials == nil)
    let failure = try await shell.failure(of: "create service A a.com")
    #expect(failure.kind == .local && failure.status == nil)
    #expect(failure.help == ConnectionDefaults.loginAdvice)
    #expect(try await shell.failure(of: "show users").message == "not logged in")
    #expect(shell.transport.requests.isEmpty)
  }

  @Test("what belongs to an account is there again when it is back")
  func accountsAreApart() async throws {
    let shell = try await TestShell.withService()
    try await shell.run("logout")
    #expect(shell.session.service == nil)
    #expect(shell.session.user("john.doe@example.com", of: WireID.service) == nil)
    try await shell.run("login sandbox --no-check")
    #expect(shell.session.service?.name == "CoffeeShop")
    #expect(shell.session.user("john.doe@example.com", of: WireID.service)?.id == WireID.user)
  }

  @Test("credentials do not follow to another host, but to another path of the same")
  func connect() async throws {
    let shell = try TestShell(place: .url(BaseURL("https://one.example.com")))
    try await shell.run("connect https://one.example.com/api")
    #expect(shell.session.credentials?.userName == "sandbox")
    for url in ["https://two.example.com", "http://one.example.com", "https://one.example.com:8443"] {
      let other = try TestShell(place: .url(BaseURL("https://one.example.com")))
      let result = try await other.run("connect \(url)")
      #expect(other.session.credentials == nil, "\(url)")
      #expect(try #require(result.notices.first).message.utf8Contains("not logged in"))
    }
    #expect(shell.transport.requests.isEmpty)
  }

  @Test("the environment's credentials count where a URL is given, but for another host than the environment's")
  func connectEnvironment() async throws {
    var shell = try TestShell()
    shell.environment = ["VERIGATOR_USERNAME": "jane", "VERIGATOR_PASSWORD": "secret"]
    try await shell.run("connect https://example.com")
    #expect(shell.session.credentials?.userName == "jane")
    try await shell.run("connect sandbox")
    #expect(shell.session.credentials?.userName == "sandbox")
    shell.environment["VERIGATOR_URL"] = "https://mine.example.com"
    try await shell.run("connect https://example.com")
    #expect(shell.session.credentials == nil)
  }

  @Test("the deprecation of the real server is told once")
  func connectProduction() async throws {
    let shell = try TestShell()
    let first = try await shell.run("connect https://api.verigator.com")
    #expect(first.notices.contains { $0.severity == .warning && $0.message.utf8Contains("deprecated") })
    try await shell.run("connect sandbox")
    let second = try await shell.run("connect https://api.verigator.com")
    #expect(!second.notices.contains { $0.message.utf8Contains("deprecated") })
  }

  @Test("an unencrypted connection to another machine is warned of")
  func connectUnencrypted() async throws {
    let shell = try TestShell()
    let remote = try await shell.run("connect http://example.com")
    #expect(remote.notices.contains { $0.severity == .warning && $0.message.utf8Contains("https") })
    let local = try await shell.run("connect http://127.0.0.1:8080")
    #expect(!local.notices.contains { $0.severity == .warning })
  }

  @Test("show session tells server, account and service, and asks nobody")
  func showSession() async throws {
    let shell = try TestShell()
    #expect(
      try await shell.run("show session").value.line
        == #"{"profile":null,"url":"sandbox","username":"sandbox","service":null,"sandbox":true}"#)
    try await shell.remember("CoffeeShop", WireID.service)
    #expect(
      try await shell.run("show session").value.json["service"]
        == ["id": .string(WireID.service), "name": "CoffeeShop", "fqdn": nil, "ctime": "2017-07-06T13:12:03.141Z"])
    try await shell.run("connect https://example.com/v2/")
    #expect(
      try await shell.run("show session").value.line
        == #"{"profile":null,"url":"https://example.com/v2","username":null,"service":null,"sandbox":false}"#)
    #expect(shell.transport.requests.isEmpty)
  }

  @Test("set changes a setting, and unset takes it back to what the program was started with")
  func settings() async throws {
    var started = Settings()
    started.retries = 5
    let shell = try TestShell(settings: started)
    try await shell.run("set timeout 10s")
    try await shell.run("set retries 0")
    let shown = try await shell.run("show settings").value.json
    #expect(shown["timeout"] == "10s" && shown["retries"] == 0)
    #expect(shown.object?.keys.elements == Setting.all.map(\.name))
    try await shell.run("unset retries")
    try await shell.run("unset timeout")
    #expect(shell.session.settings == started)
  }

  @Test("a bad value of a setting is refused and says what there is")
  func badSetting() async throws {
    let shell = try TestShell()
    let failure = try await shell.failure(of: "set output jsn")
    #expect(failure.kind == .invalid && failure.help == "did you mean 'json'?")
    #expect(shell.session.settings == Settings())
  }

  @Test("timeout and retries of the settings hold for the next request")
  func settingsOfRequests() async throws {
    let shell = try await TestShell.withService()
    try await shell.run("set timeout 5s")
    try await shell.run("set retries 0")
    shell.transport.answer(503)
    #expect(try await shell.failure(of: "show users").kind == .server)
    #expect(shell.transport.requests.map(\.timeout) == [.seconds(5)])
  }

  @Test("show history gives the lines, oldest first")
  func showHistory() async throws {
    let shell = try TestShell()
    #expect(try await shell.run("show history").value.line == #"["help","show users"]"#)
  }
}
