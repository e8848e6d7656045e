import ExactJSON
import Testing
import VerigatorSandbox

/// Number Verification as its public clients call it, and what is no call of it.
struct NumberClientTests {
  private static let query = "username=sandbox&password=sandbox&to=37255555555"

  struct Client: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let method: String
    let path: String
    var query = ""
    var form: String?
    var headers: [String] = []

    /// The request with fields instead of those of the start.
    func asking(_ name: String, _ fields: String) -> (path: String, form: String?) {
      let target = path.replacing("start", with: name)
      return (query.isEmpty ? target : "\(target)?\(fields)", form == nil ? nil : fields)
    }
  }

  static let clients = [
    Client(
      testDescription: "messente-python", method: "GET", path: "/verify/start", query: query,
      headers: ["User-Agent: messente-python/1.1.1", "Accept: */*", "Connection: keep-alive"]),
    Client(
      testDescription: "messente-python, POST", method: "POST", path: "/verify/start", query: query,
      headers: ["User-Agent: messente-python/1.1.1", "Content-Length: 0"]),
    Client(
      testDescription: "old Java SDK", method: "POST", path: "/verify/start/", query: query, form: query,
      headers: ["User-Agent: Messente-SDK", "Accept: text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"]),
    Client(
      testDescription: "old Java SDK, GET", method: "GET", path: "/verify/start/", query: query,
      headers: ["User-Agent: Messente-SDK"]),
    Client(
      testDescription: "generated SDK", method: "POST", path: "/verify/start", query: query + "&" + query,
      headers: [
        "User-Agent: OpenAPI-Generator/2.0.0/python", "Accept: text/plain", "Content-Type: application/json",
        "Content-Length: 0",
      ]),
    Client(
      testDescription: "Node SDK", method: "POST", path: "/v1/verify/start", query: query,
      headers: ["Accept: text/plain", "Content-Length: 0"]),
    Client(
      testDescription: "Ruby gem", method: "GET", path: "/verify/start/", query: query,
      headers: ["Accept: */*", "User-Agent: Ruby"]),
    Client(testDescription: "curl with a form", method: "POST", path: "/verify/start", form: query),
  ]

  @Test(arguments: clients) func `a number is verified from start to end`(client: Client) async throws {
    let lines = Collected<RequestLogLine>()
    try await TestSandbox.run(log: { lines.append($0) }) { sandbox in
      let start = client.asking("start", client.query.isEmpty ? client.form ?? "" : client.query)
      let started = try await sandbox.text(client.method, start.path, form: start.form, headers: client.headers)
      #expect(started.hasPrefix("OK "))
      let id = started.dropFirst(3)
      let pin = try #require(try await sandbox.newestMessage()["pin"]?.string)
      for (typed, verdict) in [(wrong(pin), "INVALID"), (pin, "VERIFIED")] {
        let fields = "username=sandbox&password=sandbox&verification_id=\(id)&pin=\(typed)"
        let verify = client.asking("pin", fields)
        let answer = try await sandbox.text(client.method, verify.path, form: verify.form, headers: client.headers)
        #expect(answer == verdict)
      }
    }
    let calls = lines.all.filter { $0.operation?.hasPrefix("number-") == true }
    #expect(calls.map(\.operation) == ["number-start", "number-verify", "number-verify"])
    #expect(calls.allSatisfy { $0.status == 200 && !$0.path.contains("password") })
  }

  @Test func `where a parameter comes twice, the first counts, and the query before the body`() async throws {
    try await TestSandbox.run { sandbox in
      let answer = try await sandbox.text(
        "POST", "/verify/start?\(Self.query)&to=1&pin_length=7", form: "to=2&pin_length=5&password=wrong")
      #expect(answer.hasPrefix("OK "))
      #expect(try await sandbox.newestMessage()["pin"]?.string?.count == 7)
    }
  }

  @Test func `a body that is no form is no parameters`() async throws {
    try await TestSandbox.run { sandbox in
      let body = #"{"username":"sandbox","password":"sandbox","to":"37255555555"}"#
      let reply = try await sandbox.send("POST", "/verify/start", body, headers: ["Content-Type: application/json"])
      #expect(reply.response.text == "ERROR 101")
      #expect(reply.response[header: "x-sandbox-reason"]?.contains("in the query or in a urlencoded form") == true)
    }
  }

  @Test(arguments: ["PUT", "DELETE", "PATCH", "HEAD"])
  func `other methods are a 405`(method: String) async throws {
    try await TestSandbox.run { sandbox in
      let reply = try await sandbox.send(method, "/verify/start?\(Self.query)")
      #expect(reply.status == 405)
      #expect(reply.response[header: "allow"] == "GET, POST")
    }
  }

  @Test(arguments: ["/verify", "/verify/", "/verify/stop", "/v1/verify", "/verify/start/x", "/v2/verify/start"])
  func `other paths are a 404, without credentials`(path: String) async throws {
    try await TestSandbox.run { sandbox in
      let reply = try await sandbox.send("GET", path, nil, headers: [])
      #expect(reply.status == 404)
      #expect(reply.message.hasPrefix("There is nothing at "))
    }
  }

  @Test func `a body that is too large is a 413`() async throws {
    try await TestSandbox.run { sandbox in
      let reply = try await sandbox.send(
        "POST", "/verify/start", Self.query + "&browser=" + String(repeating: "x", count: 65_536), headers: [])
      #expect(reply.status == 413)
    }
  }

  @Test func `a lenient sandbox takes any text for a number`() async throws {
    var configuration = SandboxConfiguration()
    configuration.lenientPhone = true
    try await TestSandbox.run(configuration) { sandbox in
      _ = try await sandbox.startNumber("to=%2Bxxxxxxxxxxx")
      #expect(try await sandbox.newestMessage()["to"] == "+xxxxxxxxxxx")
      _ = try await sandbox.startNumber("to=372%2055555555")
      #expect(try await sandbox.newestMessage()["to"] == "+37255555555")
    }
  }
}
