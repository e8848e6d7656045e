import ExactJSON
import Testing
import Verigator
import VgshBase
import VgshCommands
import VgshRuntime
import VgshSession

@Suite("Commands to the sandbox")
struct SandboxCommandTests {
  private static let message: JSON = [
    "id": 7, "to": "+37255555555", "sender": "Verigator", "text": "CoffeeShop: your PIN is 4821", "pin": "4821",
    "kind": "auth", "service_id": "s", "user_id": "u", "ctime": "c", "expires": "e", "attempts_left": 5,
  ]
  private static let used: JSON = ["id": 8, "to": "+37255555555", "text": nil, "pin": nil]

  @Test("sandbox status gives address, version, uptime and clock, and sends no credentials")
  func status() async throws {
    let shell = try TestShell()
    shell.transport.answer(200, ["status": "ok", "version": "1.0", "uptime_seconds": 90])
    shell.transport.answer(200, ["now": "2030-01-01T00:00:00Z", "offset_seconds": 301, "frozen": false])
    let result = try await shell.run("sandbox status")
    #expect(
      result.value.line
        == #"{"url":"http://127.0.0.1:4711","version":"1.0","uptime":"90s","clock":{"now":"2030-01-01T00:00:00Z","offset":"301s","frozen":false}}"#
    )
    #expect(shell.transport.calls == ["GET /sandbox/health", "GET /sandbox/clock"])
    #expect(shell.transport.requests.allSatisfy { $0.header("X-Service-Auth") == nil })
  }

  @Test("sandbox inbox gives all fields of each message, null where there is none")
  func inbox() async throws {
    let shell = try TestShell()
    shell.transport.answer(200, ["messages": [Self.used, Self.message]])
    let result = try await shell.run("sandbox inbox --to +37255555555 --limit 2")
    #expect(shell.transport.calls == ["GET /sandbox/messages?to=%2B37255555555&limit=2"])
    guard case .list(let items) = result.value else { throw CommandFailure.local("no list") }
    #expect(items.last?.json == Self.message)
    #expect(items.first?.json.object?.keys == Self.message.object?.keys)
    #expect(items.first?.json["sender"] == .null)
  }

  private static let noDevice: JSON = ["message": "+37255555555 has no device"]

  @Test("sandbox pin gives the newest PIN that is still good")
  func pin() async throws {
    let shell = try TestShell()
    shell.transport.answer(404, Self.noDevice)
    shell.transport.answer(200, ["messages": [Self.used, Self.message]])
    #expect(try await shell.run("sandbox pin +37255555555").value.line == #""4821""#)
    #expect(
      shell.transport.calls == [
        "GET /sandbox/devices/%2B37255555555", "GET /sandbox/messages?to=%2B37255555555&limit=10",
      ])
  }

  @Test("sandbox pin fails as not-found where there is none")
  func noPin() async throws {
    let shell = try TestShell()
    shell.transport.answer(404, Self.noDevice)
    shell.transport.answer(200, ["messages": [Self.used]])
    let failure = try await shell.failure(of: "sandbox pin +37255555555")
    #expect(failure.kind == .notFound && failure.status == nil)
  }

  @Test("sandbox pin --wait asks to be told of the next message after the newest one")
  func waitForPin() async throws {
    let shell = try TestShell()
    shell.transport.answer(404, Self.noDevice)
    shell.transport.answer(200, ["messages": []])
    shell.transport.answer(200, ["messages": [Self.message]])
    shell.transport.answer(404, Self.noDevice)
    shell.transport.answer(200, ["messages": [Self.message]])
    #expect(try await shell.run("sandbox pin +37255555555 --wait 3s").value.line == #""4821""#)
    #expect(shell.transport.calls[2] == "GET /sandbox/messages?to=%2B37255555555&limit=1&after=0&wait=3")
    #expect(shell.transport.requests[2].timeout > .seconds(3))
  }

  @Test("sandbox pin set pins the PIN to the number")
  func setPin() async throws {
    let shell = try TestShell()
    shell.transport.answer(200, ["pin": "0042"])
    try await shell.run("sandbox pin set +37255555555 0042")
    #expect(shell.transport.calls == ["PUT /sandbox/pins/%2B37255555555"])
    #expect(shell.transport.requests.first?.json == ["pin": "0042"])
  }

  @Test(
    "the clock's commands send what they say",
    arguments: [
      ("sandbox clock", "GET", nil),
      ("sandbox clock advance 301s", "PUT", ["advance_seconds": 301]),
      ("sandbox clock advance 250ms", "PUT", ["advance_seconds": 0.25]),
      ("sandbox clock freeze", "PUT", ["frozen": true]),
      (
        "sandbox clock freeze --at 2030-01-31T14:00:00+02:00", "PUT",
        ["frozen": true, "now": "2030-01-31T12:00:00Z"]
      ),
      ("sandbox clock reset", "DELETE", nil),
    ] as [(String, String, JSON?)])
  func clock(_ line: String, _ method: String, _ body: JSON?) async throws {
    let shell = try TestShell()
    shell.transport.answer(200, ["now": "2030-01-31T12:00:00Z", "offset_seconds": 0.25, "frozen": true])
    let result = try await shell.run(line)
    #expect(shell.transport.calls == ["\(method) /sandbox/clock"])
    #expect(shell.transport.requests.first?.json == body)
    #expect(result.value.line == #"{"now":"2030-01-31T12:00:00Z","offset":"250ms","frozen":true}"#)
  }

  private static let fault: JSON = [
    "operation": "verify", "path": nil, "probability": 0.5, "after": 1, "times": 2, "status": 503, "delay_ms": 20,
    "jitter_ms": 30, "close": false, "truncate": true, "body": "no",
  ]
  private static let faultLine =
    #"{"operation":"verify","status":503,"times":2,"after":1,"probability":0.5,"delay":"20ms","jitter":"30ms","#
    + #""close":false,"truncate":true,"body":"no","path":null}"#

  @Test("sandbox fault add sends what its options say, and gives all faults in force")
  func addFault() async throws {
    let shell = try TestShell()
    shell.transport.answer(201, ["faults": [Self.fault]])
    let result = try await shell.run(
      "sandbox fault add --operation verify --probability 0.5 --after 1 --times 2 --status 503 --delay 20ms "
        + "--jitter 30ms --truncate --body no")
    #expect(shell.transport.calls == ["POST /sandbox/faults"])
    #expect(shell.transport.requests.first?.json == Self.fault)
    #expect(result.value.line == "[\(Self.faultLine)]")
  }

  @Test("a fault without restrictions strikes all requests; a body that is no text goes as JSON")
  func addPlainFault() async throws {
    let shell = try TestShell()
    shell.transport.answer(201, ["faults": []])
    try await shell.run("sandbox fault add --path /v1/service/* --close --body %", ["message": "no"])
    let sent = shell.transport.requests.first?.json
    #expect(sent?["body"] == #"{"message":"no"}"#)
    #expect(sent?["path"] == "/v1/service/*")
    #expect(sent?["close"] == true)
    for name in ["operation", "times", "status"] { #expect(sent?[name] == .null) }
  }

  @Test("what is no call and no probability is found before anything is sent")
  func wrongFaults() async throws {
    let catalog = CommandRegistry().catalog
    for line in ["--operation create-users", "--operation control", "--probability 2", "--probability nan"] {
      #expect(throws: (any Error).self, "\(line)") {
        try TestCall(catalog: catalog).bind("sandbox fault add --status 500 \(line)", [])
      }
    }
  }

  @Test("sandbox fault list and clear")
  func faults() async throws {
    let shell = try TestShell()
    shell.transport.answer(200, ["faults": [Self.fault]])
    shell.transport.answer(200, ["faults": []])
    #expect(try await shell.run("sandbox fault list").value.line == "[\(Self.faultLine)]")
    #expect(try await shell.run("sandbox fault clear").value.line == "[]")
    #expect(shell.transport.calls == ["GET /sandbox/faults", "DELETE /sandbox/faults"])
  }

  @Test("sandbox reset forgets what cannot be there any more")
  func reset() async throws {
    let shell = try await TestShell.withService()
    shell.transport.answer(201, [:])
    try await shell.run("sandbox reset")
    #expect(shell.transport.calls == ["POST /sandbox/reset"])
    #expect(shell.session.service == nil)
    #expect(shell.session.users(of: WireID.service).isEmpty)
    #expect(try await shell.store.services(in: shell.session.account).isEmpty)
  }

  @Test("at the prompt, sandbox reset asks first", arguments: [("n", 0), ("", 0), ("y", 1)])
  func resetAsks(_ answer: String, _ requests: Int) async throws {
    var shell = try await TestShell.withService()
    shell.questions = ScriptedQuestioner(answer)
    shell.transport.answer(201, [:])
    if requests == 0 {
      #expect(try await shell.failure(of: "sandbox reset").message == "nothing was deleted")
      #expect(shell.session.service != nil)
    } else {
      try await shell.run("sandbox reset")
    }
    #expect(shell.transport.requests.count == requests)
  }

  @Test("the real server is never asked for its sandbox")
  func production() async throws {
    let shell = try TestShell(place: .url(.production))
    let failure = try await shell.failure(of: "sandbox pin +37255555555")
    #expect(failure.kind == .local)
    #expect(failure.message == "https://api.verigator.com is no sandbox")
    #expect(shell.transport.requests.isEmpty)
  }

  @Test("a server that knows no controls is named")
  func noSandbox() async throws {
    let shell = try TestShell(place: .url(BaseURL("https://example.com")))
    shell.transport.answer(404, text: "<html>nothing here</html>")
    let failure = try await shell.failure(of: "sandbox inbox")
    #expect(failure.kind == .notFound && failure.status == 404)
    #expect(failure.message == "there seems to be no sandbox at https://example.com: <html>nothing here</html>")
    shell.transport.answer(200, text: "<html>welcome</html>")
    #expect(try await shell.failure(of: "sandbox inbox").kind == .unexpected)
  }
}
