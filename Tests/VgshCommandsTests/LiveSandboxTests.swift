import ExactJSON
import Testing
import Verigator
import VerigatorSandbox
import VgshBase
import VgshCommands
import VgshRuntime

@Suite("Commands on a real sandbox")
struct LiveSandboxTests {
  /// Runs a test on a sandbox of its own, in memory, reached over the network.
  private func withSandbox(_ body: (TestShell) async throws -> Void) async throws {
    let server = SandboxServer(SandboxConfiguration(version: "test"), wallClock: SystemClock.milliseconds)
    let address = try await server.start()
    let transport = CurlTransport()
    var shell = try TestShell()
    shell.live = (transport, try BaseURL(address.url))
    do {
      try await body(shell)
    } catch {
      await server.shutdown()
      throw error
    }
    transport.close()
    await server.shutdown()
  }

  /// The words of the fixture in the examples: a service and its user.
  private func prepare(_ shell: TestShell) async throws {
    try await shell.run("create service CoffeeShop coffeeshop.com")
    try await shell.run("create user john.doe@example.com +37255555555")
  }

  @Test("a login from start to end")
  func login() async throws {
    try await withSandbox { shell in
      try await prepare(shell)
      #expect(
        try await shell.run("auth start john.doe@example.com --method totp").value.line
          == #"{"method":"sms","fallback":true}"#)
      let pin = try await shell.run("sandbox pin +37255555555").value
      let wrong = try await shell.run("auth verify john.doe@example.com 000000").value.json
      #expect(wrong["verified"] == false && wrong["status"]?["invalid"] == true)
      let right = try await shell.run("auth verify john.doe@example.com %", pin).value.json
      #expect(right["verified"] == true && right["method"] == "sms")
      #expect(try await shell.failure(of: "sandbox pin +37255555555").kind == .notFound)
      #expect(try await shell.failure(of: "auth verify john.doe@example.com %", pin).kind == .notFound)
    }
  }

  @Test("a PIN expires by the sandbox's clock")
  func expiry() async throws {
    try await withSandbox { shell in
      try await prepare(shell)
      try await shell.run("sandbox clock freeze --at 2030-01-31T12:00:00Z")
      try await shell.run("auth start john.doe@example.com")
      let pin = try await shell.run("sandbox pin +37255555555").value
      let clock = try await shell.run("sandbox clock advance 301s").value.json
      #expect(clock["now"] == "2030-01-31T12:05:01Z" || clock["now"] == "2030-01-31T12:05:01.000Z")
      #expect(clock["frozen"] == true)
      let late = try await shell.run("auth verify john.doe@example.com %", pin).value.json
      #expect(late["verified"] == false && late["status"]?["expired"] == true)
      let reset = try await shell.run("sandbox clock reset").value.json
      #expect(reset["offset"] == "0s" && reset["frozen"] == false)
    }
  }

  @Test("conflicts, refusals and what is not there have their kinds")
  func failures() async throws {
    try await withSandbox { shell in
      try await prepare(shell)
      #expect(try await shell.failure(of: "create service CoffeeShop other.com").kind == .conflict)
      #expect(try await shell.failure(of: "create user john.doe@example.com +37255555556").kind == .conflict)
      #expect(try await shell.failure(of: "delete service").kind == .conflict)
      #expect(try await shell.failure(of: "create user jane 555 --unchecked").kind == .invalid)
      #expect(try await shell.failure(of: "show user nobody").kind == .notFound)
      #expect(try await shell.failure(of: "request GET /v1/nowhere").kind == .notFound)
      #expect(try await shell.run("delete user nobody --if-exists").value.json["deleted"] == false)
      try await shell.run("delete user john.doe@example.com")
      #expect(try await shell.run("delete service").value.json["deleted"] == true)
    }
  }

  @Test("a fault strikes, is named in the error with the attempt, and is gone")
  func faults() async throws {
    try await withSandbox { shell in
      try await prepare(shell)
      try await shell.run("sandbox fault add --operation list-users --status 503 --times 5")
      let failure = try await shell.failure(of: "show users")
      #expect(failure.kind == .server && failure.status == 503)
      #expect(failure.message.hasSuffix("; attempt 3 of 3; a fault of the sandbox did this: status 503"))
      let left = try await shell.run("sandbox fault list").value.json
      #expect(left[0]?["times"] == 2)
      #expect(try await shell.run("show users").value.json.array?.count == 1)
      #expect(shell.session.lastExchange?.tries == 3)
    }
  }

  @Test("an answer that a fault cuts off or withholds leaves the outcome open, and nothing is done twice")
  func lostAnswers() async throws {
    try await withSandbox { shell in
      try await prepare(shell)
      for (option, name) in [("--truncate", "jane"), ("--close", "joe")] {
        try await shell.run("sandbox fault add --operation create-user \(option) --times 1")
        let failure = try await shell.failure(of: "create user \(name) +37266666666")
        #expect(failure.kind == .network)
        #expect(failure.message.contains("whether the user was added is unknown"))
        #expect(failure.message.contains("a fault of the sandbox did this: truncate") == (name == "jane"))
      }
      #expect(try await shell.run("show users").value.json.array?.count == 3)
    }
  }

  @Test("what is no fault is refused in the server's words")
  func badFault() async throws {
    try await withSandbox { shell in
      let failure = try await shell.failure(of: "sandbox fault add --status 204")
      #expect(failure.kind == .invalid)
      #expect(failure.message.contains("status must be one whose reply has a body"))
    }
  }

  @Test("login is checked by the server")
  func checkedLogin() async throws {
    try await withSandbox { shell in
      var shell = shell
      shell.environment = ["RIGHT": "sandbox", "WRONG": "nonsense"]
      try await shell.run("login sandbox --password-env RIGHT")
      let failure = try await shell.failure(of: "login sandbox --password-env WRONG")
      #expect(failure.kind == .unauthorized && failure.status == 401)
    }
  }

  @Test("a number is verified from start to end, without service and user")
  func number() async throws {
    try await withSandbox { shell in
      let started = try await shell.run("number start +37255555555 --pin-length 6 --cookie c1").value
      let pin = try await shell.run("sandbox pin +37255555555").value
      #expect(pin.revealedText?.utf8.count == 6)
      #expect(
        try await shell.run("number verify % 0000", started).value.line == #"{"verified":false,"result":"INVALID"}"#)
      #expect(
        try await shell.run("number verify % %", started, pin).value.line
          == #"{"verified":true,"result":"VERIFIED"}"#)
      #expect(try await shell.failure(of: "number verify % %", started, pin).kind == .notFound)
      #expect(
        try await shell.run("number start +37255555555 --cookie c1").value.line
          == #"{"status":"VERIFIED","id":null}"#)
      #expect(try await shell.failure(of: "number start +37255555555 --template %", "no PIN").kind == .invalid)
      let message = try await shell.run("sandbox inbox").value.json[0]
      #expect(message?["kind"] == "number" && message?["service_id"] == .null)
    }
  }

  @Test("the controls tell what the server does")
  func controls() async throws {
    try await withSandbox { shell in
      try await prepare(shell)
      let status = try await shell.run("sandbox status").value.json
      #expect(status["version"] == "test")
      #expect(status["url"]?.string?.hasPrefix("http://127.0.0.1:") == true)
      try await shell.run("sandbox pin set +37255555555 4711")
      try await shell.run("auth start john.doe@example.com")
      #expect(try await shell.run("sandbox pin +37255555555 --wait 1s").value.line == #""4711""#)
      let inbox = try await shell.run("sandbox inbox --to +37255555555").value.json
      #expect(inbox.array?.count == 1)
      #expect(inbox[0]?.object?.keys.elements.first == "id")
      #expect(inbox[0]?["pin"] == "4711" && inbox[0]?["kind"] == "auth" && inbox[0]?["attempts_left"] == 5)
      try await shell.run("sandbox reset")
      #expect(try await shell.run("sandbox inbox").value.line == "[]")
    }
  }

  @Test("sandbox pin --wait is told of a PIN that comes while it waits")
  func waitedPin() async throws {
    try await withSandbox { shell in
      try await prepare(shell)
      async let waited = shell.run("sandbox pin +37255555555 --wait 30s")
      try await shell.run("auth start john.doe@example.com")
      let pin = try await waited.value.json
      #expect(try await shell.run("sandbox pin +37255555555").value.json == pin)
    }
  }

  @Test("sandbox requests tells what was asked, and not by whom")
  func requests() async throws {
    try await withSandbox { shell in
      try await prepare(shell)
      #expect(try await shell.failure(of: "request GET /v1/nowhere").kind == .notFound)
      let requests = try await shell.run("sandbox requests --limit 2").value.json.array ?? []
      #expect(requests.map { $0["status"] } == [404, 201])
      #expect(requests.map { $0["operation"] } == [nil, "create-user"] as [JSON])
      #expect(requests.first?.object?.keys.elements.last == "remark")
    }
  }

  @Test("sandbox tail shows requests and messages as they happen")
  func tail() async throws {
    try await withSandbox { shell in
      try await prepare(shell)
      let tail = Task { try await shell.run("sandbox tail --count 4") }
      // However late the tail begins, something happens behind its beginning.
      let busy = Task {
        while !Task.isCancelled { try await shell.run("auth start john.doe@example.com") }
      }
      let result = try await tail.value
      busy.cancel()
      _ = await busy.result
      #expect(result.value.line == "null")
      let rows = shell.feed.rows
      #expect(rows.map(\.isFirst) == [true, false, false, false])
      #expect(Set(rows.map { $0.record["event"]?.displayText }) == ["request", "message"])
      let message = try #require(rows.first { $0.record["event"]?.displayText == "message" })
      #expect(message.line.plain.contains("sms  +37255555555  CoffeeShop: your PIN is "))
      let request = try #require(rows.first { $0.record["event"]?.displayText == "request" })
      #expect(request.line.plain.contains("  201  POST /v1/service/service/"))
      #expect(request.line.plain.contains("  start  "))
    }
  }

  @Test("sandbox open gives the page to the browser, and says where it is")
  func openPage() async throws {
    try await withSandbox { shell in
      let url = try await shell.run("sandbox status").value.json["url"]?.string ?? ""
      let result = try await shell.run("sandbox open")
      #expect(shell.browser.urls == ["\(url)/sandbox/"])
      #expect(result.notices.map(\.message) == ["opened \(url)/sandbox/"])
      var without = shell
      without.browser = RecordingBrowser(isThere: false)
      let notices = try await without.run("sandbox open").notices.map(\.message)
      #expect(notices == ["no browser was found; open \(url)/sandbox/ in yours"])
    }
  }
}
