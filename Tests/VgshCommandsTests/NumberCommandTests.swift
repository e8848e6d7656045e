import Foundation
import Testing
import Verigator
import VgshBase
import VgshCommands
import VgshRuntime
import VgshSession

@Suite("Commands about numbers")
struct NumberCommandTests {
  private static let account = "username=sandbox&password=sandbox&"

  @Test("number start sends what was given, and gives the id")
  func start() async throws {
    let shell = try TestShell()
    shell.transport.answer(200, text: "OK 4711")
    let result = try await shell.run("number start (00372)5555-5555")
    #expect(result.value.line == #"{"status":"OK","id":"4711"}"#)
    let sent = try #require(shell.transport.requests.first)
    #expect(sent.url == "http://127.0.0.1:4711/verify/start")
    #expect(sent.form == Self.account + "to=+37255555555")
    #expect(sent.header("X-Service-Auth") == nil)
  }

  @Test("number start hands all options on")
  func options() async throws {
    let shell = try TestShell()
    shell.transport.answer(200, text: "VERIFIED")
    let result = try await shell.run(
      "number start +37255555555 --template % --pin-length 6 --from Cafe --max-tries 3 --retry-delay 60s --validity 10m "
        + "--ip 192.0.2.7 --browser Lynx --cookie c1", "Cafe: <PIN>")
    #expect(result.value.line == #"{"status":"VERIFIED","id":null}"#)
    #expect(
      shell.transport.requests.first?.form == Self.account
        + "to=+37255555555&template=Cafe: <PIN>&pin_length=6&from=Cafe&max_tries=3&retry_delay=60&validity=600"
        + "&ip=192.0.2.7&browser=Lynx&cookie=c1")
  }

  @Test("a number is checked before it is sent, nothing else is; --unchecked sends that too")
  func checks() async throws {
    let shell = try TestShell()
    for line in ["number start 555", "number start +37255555555 --retry-delay 1500ms", "number verify 1 12a4"] {
      #expect(throws: ArgumentError.self, "\(line)") { try TestCall(catalog: shell.registry.catalog).bind(line) }
    }
    shell.transport.answer(200, text: "ERROR 102")
    #expect(try await shell.failure(of: "number start +37255555555 --pin-length 99 --validity 31m").kind == .invalid)
    #expect(shell.transport.requests.last?.form?.hasSuffix("&pin_length=99&validity=1860") == true)
    shell.transport.answer(200, text: "ERROR 102")
    #expect(try await shell.failure(of: "number start 555 --unchecked").kind == .invalid)
    #expect(shell.transport.requests.last?.form == Self.account + "to=555")
  }

  @Test(
    "number verify gives the verdict, whatever it is", arguments: ["VERIFIED", "INVALID", "EXPIRED", "THROTTLED"])
  func verify(_ word: String) async throws {
    let shell = try TestShell()
    shell.transport.answer(200, text: word)
    let result = try await shell.run("number verify % %", ["status": "OK", "id": "4711"], "12 3-4")
    #expect(result.value.line == #"{"verified":\#(word == "VERIFIED"),"result":"\#(word)"}"#)
    #expect(shell.transport.requests.first?.url == "http://127.0.0.1:4711/verify/pin")
    #expect(shell.transport.requests.first?.form == Self.account + "verification_id=4711&pin=1234")
  }

  @Test("what is no verification is refused before anything is sent")
  func references() async throws {
    let catalog = CommandRegistry().catalog
    let verified: Value = ["status": "VERIFIED", "id": .null]
    let error = #expect(throws: ArgumentError.self) {
      try TestCall(catalog: catalog).bind("number verify % 1234", [verified])
    }
    #expect(error?.message == "this number is verified already: there is no PIN to verify")
    for value in [["name": "x"], "", .null] as [Value] {
      #expect(throws: ArgumentError.self) { try TestCall(catalog: catalog).bind("number verify % 1234", [value]) }
    }
  }

  @Test(
    "a failure has the kind of its code and says what to do",
    arguments: [
      (
        "ERROR 101", CommandFailure.Kind.unauthorized,
        "check user name and password, which are the API's; \(ConnectionDefaults.loginAdvice)"
      ),
      ("ERROR 102", .invalid, nil), ("ERROR 103", .forbidden, nil), ("ERROR 109", .invalid, nil),
      ("ERROR 110", .notFound, "'number start PHONE' starts a new one"), ("ERROR 111", .forbidden, nil),
      ("FAILED 209", .server, "try again later"), ("ERROR 209", .server, "try again later"),
      ("ERROR 105", .unexpected, "are numbers verified at this server? 'set number-url URL' names another"),
      ("hello", .unexpected, "are numbers verified at this server? 'set number-url URL' names another"),
    ] as [(String, CommandFailure.Kind, String?)])
  func failures(_ answer: String, _ kind: CommandFailure.Kind, _ help: String?) async throws {
    let shell = try TestShell()
    shell.transport.answer(200, text: answer)
    let failure = try await shell.failure(of: "number verify 4711 1234")
    #expect(failure.kind == kind && failure.status == 200)
    #expect(failure.message.hasPrefix("could not verify the PIN: ") && failure.message.utf8Contains(answer))
    #expect(failure.help == help)
  }

  @Test("a server that verifies no numbers is told from an unknown verification")
  func wrongServer() async throws {
    let shell = try TestShell(place: .url(BaseURL("https://example.com")))
    shell.transport.answer(404, ["message": "nothing here"])
    let failure = try await shell.failure(of: "number start +37255555555")
    #expect(failure.kind == .notFound && failure.status == 404)
    #expect(failure.help == "are numbers verified at this server? 'set number-url URL' names another")
  }

  @Test("without credentials nothing is sent")
  func loggedOut() async throws {
    let shell = try TestShell()
    try await shell.run("logout")
    let failure = try await shell.failure(of: "number start +37255555555")
    #expect(failure.kind == .local && failure.help == ConnectionDefaults.loginAdvice)
    #expect(shell.transport.requests.isEmpty)
  }

  // MARK: - Where to

  @Test(
    "numbers are verified where the session is, but for Messente's own server",
    arguments: [
      ("http://127.0.0.1:8080/x", "http://127.0.0.1:8080/x"), ("https://example.com", "https://example.com"),
      ("https://api.verigator.com", "https://api2.messente.com"),
      ("https://api.verigator.com/proxy", "https://api2.messente.com"),
      ("http://api.verigator.com", "http://api.verigator.com"),
    ])
  func place(_ url: String, _ expected: String) async throws {
    let shell = try TestShell(place: .url(BaseURL(url)))
    shell.transport.answer(200, text: "OK 1")
    try await shell.run("number start +37255555555")
    #expect(shell.transport.requests.map(\.url) == ["\(expected)/verify/start"])
  }

  @Test("Messente's backup is asked where its first server fails; other servers have none unless one is named")
  func backup() async throws {
    let shell = try TestShell(place: .url(.production))
    shell.transport.answer(200, text: "FAILED 209")
    shell.transport.answer(200, text: "OK 1")
    try await shell.run("number start +37255555555")
    #expect(shell.transport.requests.map { $0.head.authority } == ["api2.messente.com", "api3.messente.com"])
    #expect(shell.session.lastValue.json["attempts"] == 2)

    try await shell.run("set number-url https://one.example.com")
    shell.transport.answer(200, text: "FAILED 209")
    #expect(try await shell.failure(of: "number start +37255555555").kind == .server)
    #expect(shell.transport.requests.dropFirst(2).map { $0.head.authority } == ["one.example.com"])

    try await shell.run("set number-backup https://two.example.com")
    shell.transport.answer(200, text: "FAILED 209")
    shell.transport.answer(200, text: "OK 1")
    try await shell.run("number start +37255555555")
    #expect(shell.transport.requests.dropFirst(3).map { $0.head.authority } == ["one.example.com", "two.example.com"])
  }

  @Test("a host that was named for one server does not get the credentials of another")
  func connecting() async throws {
    var shell = try TestShell(place: .url(BaseURL("https://one.example.com")))
    shell.environment = ["VERIGATOR_USERNAME": "jane", "VERIGATOR_PASSWORD": "secret"]
    try await shell.run("set number-url https://numbers.example.com")
    let same = try await shell.run("connect https://one.example.com/v2")
    #expect(same.notices.isEmpty && shell.session.settings.numberURL != nil)
    let other = try await shell.run("connect https://two.example.com")
    #expect(other.notices.map(\.message).contains("'number-url' was meant for the former server and is unset"))
    shell.transport.answer(200, text: "OK 1")
    try await shell.run("number start +37255555555")
    #expect(shell.transport.requests.map { $0.head.authority } == ["two.example.com"])
  }

  @Test("a host to which all would go in the clear is warned of")
  func insecure() async throws {
    let shell = try TestShell()
    let remote = try await shell.run("set number-url http://example.com")
    #expect(remote.notices.contains { $0.severity == .warning && $0.message.utf8Contains("https") })
    #expect(try await shell.run("set number-url http://127.0.0.1:1").notices.isEmpty)
  }

  // MARK: - What is told

  @Test("the exchange is $last, and neither password nor PIN is in it")
  func last() async throws {
    let shell = try TestShell()
    shell.transport.answer(200, text: "INVALID")
    try await shell.run("number verify 4711 98765")
    let last = shell.session.lastValue.json
    #expect(last["status"] == 200 && last["body"] == "INVALID" && last["method"] == "POST")
    let exchange = try #require(shell.session.lastExchange)
    #expect(
      exchange.request.body.map { String(decoding: $0, as: UTF8.self) }
        == "username=sandbox&password=•••&verification_id=4711&pin=•••")
  }

  @Test("the last request is a curl command that takes the password from the environment")
  func curl() async throws {
    let shell = try TestShell()
    shell.transport.answer(200, text: "OK 1")
    try await shell.run("number start +37255555555")
    let text = try #require(try await shell.run("export last").value.revealedText)
    #expect(text.utf8Contains("--data-raw 'username=sandbox&to=%2B37255555555'"))
    #expect(text.utf8Contains("--data-urlencode password=\"$VERIGATOR_PASSWORD\""))
    #expect(!text.utf8Contains("•••") && !text.utf8Contains("X-Service-Auth"))
  }

  @Test("a session is a script that takes ids and PINs from where they come")
  func recorded() async throws {
    let shell = try TestShell()
    shell.transport.answer(200, text: "OK 3c9e7b14-58d2-4f6a-b0c1-9a4e2d7f8053")
    let started = try await shell.run("number start 0037255555555").value
    for word in ["INVALID", "VERIFIED"] {
      shell.transport.answer(200, text: word)
      try await shell.run("number verify % 98765", started)
    }
    shell.transport.answer(200, text: "VERIFIED")
    try await shell.run("number verify 11111111-58d2-4f6a-b0c1-9a4e2d7f8053 98765")
    let text = try #require(try await shell.run("export session").value.revealedText)
    #expect(
      text.utf8Contains(
        """
        let verification = number start 0037255555555
        number verify $verification.id 0000
        number verify $verification.id (sandbox pin +37255555555)
        """), "\(text)")
    #expect(text.utf8Contains("# needs the verification of a number, which this script does not make"))
    #expect(!text.utf8Contains("98765") && !text.utf8Contains("3c9e7b14"))
  }
}

extension TransportRequest {
  /// The body, a form, with its fields decoded.
  fileprivate var form: String? {
    body.flatMap { String(decoding: $0, as: UTF8.self).removingPercentEncoding }
  }
}
