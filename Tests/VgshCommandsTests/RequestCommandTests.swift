import Testing
import Verigator
import VgshBase
import VgshCommands
import VgshRuntime

@Suite("request and show last")
struct RequestCommandTests {
  @Test("request sends method, path, headers and body as given, and gives the body of the reply")
  func request() async throws {
    let shell = try TestShell()
    shell.transport.answer(200, ["id": 9_007_199_254_740_993])
    let result = try await shell.run(
      "request post /v1/x?y=1 --body % --header %", ["name": "A", "n": 1], "X-Trace: a b")
    #expect(result.value.line == #"{"id":9007199254740993}"#)
    let sent = try #require(shell.transport.requests.first)
    #expect(sent.url == "http://127.0.0.1:4711/v1/x?y=1")
    #expect(sent.head.method == .post)
    #expect(sent.body.map { String(decoding: $0, as: UTF8.self) } == #"{"name":"A","n":1}"#)
    #expect(sent.header("X-Trace") == "a b")
    #expect(sent.header("Content-Type") == "application/json")
    #expect(sent.header("X-Service-Auth") == "sandbox:sandbox")
  }

  @Test("a text body goes out as it is, secrets too; --no-auth leaves the credentials out")
  func textBody() async throws {
    let shell = try TestShell()
    shell.transport.answer(200, text: "pong")
    let result = try await shell.run(
      "request PUT /x --no-auth --body % --header %", .secret(SecretText("not json")), "content-type: text/plain")
    #expect(result.value.line == #""pong""#)
    let sent = try #require(shell.transport.requests.first)
    #expect(sent.body.map { String(decoding: $0, as: UTF8.self) } == "not json")
    #expect(sent.header("Content-Type") == "text/plain")
    #expect(sent.header("X-Service-Auth") == nil)
  }

  @Test("secrets inside a body of JSON go out in the clear")
  func secretBody() async throws {
    let shell = try TestShell()
    shell.transport.answer(204)
    let result = try await shell.run("request POST /x --body %", ["token": .secret(SecretText("1234"))])
    #expect(shell.transport.requests.first?.json == ["token": "1234"])
    #expect(result.value.isNull)
  }

  @Test("a status that is not 2xx fails")
  func failure() async throws {
    let shell = try TestShell()
    shell.transport.answer(404, ["message": "No such route"])
    let failure = try await shell.failure(of: "request GET /nowhere")
    #expect(failure.kind == .notFound && failure.status == 404)
    #expect(failure.message == "could not complete the request: No such route (status 404)")
  }

  @Test("show last is the last exchange: null at first, and untouched by the sandbox's controls")
  func last() async throws {
    let shell = try await TestShell.withService()
    #expect(try await shell.run("show last").value.isNull)
    shell.transport.answer(200, ["users": []])
    try await shell.run("show users")
    shell.transport.answer(200, ["now": "2030-01-01T00:00:00Z"])
    try await shell.run("sandbox clock")
    let last = try await shell.run("show last").value.json
    #expect(last.object?.keys.elements == ["method", "url", "status", "headers", "body", "elapsed", "attempts"])
    #expect(last["method"] == "GET" && last["status"] == 200 && last["attempts"] == 1)
    #expect(last["url"] == .string("http://127.0.0.1:4711/v1/service/service/\(WireID.service)/users"))
    #expect(last["headers"] == ["content-type": "application/json"])
    #expect(last["body"] == ["users": []])
  }

  @Test("where no reply came, status, headers and body of the last exchange are null")
  func lastWithoutReply() async throws {
    let shell = try await TestShell.withService()
    try await shell.run("set retries 0")
    shell.transport.fail(TransportError(.connection, "cannot reach 127.0.0.1:4711: refused", nothingSent: true))
    let failure = try await shell.failure(of: "show users")
    #expect(failure.kind == .network && failure.status == nil)
    #expect(failure.message == "could not list the users: cannot reach 127.0.0.1:4711: refused")
    let last = try await shell.run("show last").value.json
    #expect(last["status"] == .null && last["headers"] == .null && last["body"] == .null)
  }

  @Test("what a server says cannot steer the terminal")
  func controlCharacters() async throws {
    let shell = try TestShell()
    shell.transport.answer(500, ["message": "\u{1B}[2Jgone\nsecond line"])
    let failure = try await shell.failure(of: "request POST /x")
    #expect(failure.message == "could not complete the request: \\u{1B}[2Jgone\\nsecond line (status 500)")
  }
}
