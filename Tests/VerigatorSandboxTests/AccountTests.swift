import ExactJSON
import Testing
import VerigatorSandbox
import VgshTestSupport

struct AccountTests {
  private func add(_ username: String, _ password: String, to sandbox: TestSandbox) async throws -> TestSandbox.Reply {
    let body: JSON = ["username": .string(username), "password": .string(password)]
    return try await sandbox.send("POST", "/sandbox/accounts", body.text())
  }

  @Test func `an account is added, lets its owner in, and is deleted with all it has`() async throws {
    try await TestSandbox.run { sandbox in
      #expect(try await sandbox.send("GET", "/sandbox/accounts").json == ["accounts": ["sandbox"]])
      let added = try await add("eve@example.com", "s3cret:with colon", to: sandbox)
      #expect(added.status == 201)
      #expect(added.json == ["accounts": ["sandbox", "eve@example.com"]])
      let own = try await sandbox.createService()
      let service = try await sandbox.createService(account: "eve@example.com:s3cret:with colon")
      let user = try await sandbox.send(
        "POST", "\(service)/users", #"{"id_in_service":"john","phone_number":"+37255555555"}"#,
        headers: ["X-Service-Auth: eve@example.com:s3cret:with colon"])
      let auth = "\(service)/users/\(user.json["id"]?.string ?? "-")/auth"
      _ = try await sandbox.send(
        "POST", auth, #"{"method":"sms"}"#, headers: ["X-Service-Auth: eve@example.com:s3cret:with colon"])
      #expect(try await sandbox.send("GET", service).status == 403)

      let deleted = try await sandbox.send("DELETE", "/sandbox/accounts/eve%40example.com")
      #expect(deleted.status == 200)
      #expect(deleted.json == ["accounts": ["sandbox"]])
      #expect(
        try await sandbox.send("GET", service, headers: ["X-Service-Auth: eve@example.com:s3cret:with colon"]).status
          == 401)
      #expect(try await sandbox.send("GET", service).status == 404)
      #expect(try await sandbox.send("GET", own).status == 200)
      #expect(try await sandbox.newestMessage()["to"] == "+37255555555")
      #expect(try await sandbox.send("DELETE", "/sandbox/accounts/eve%40example.com").status == 404)
    }
  }

  @Test func `a name is taken once, and its password stays`() async throws {
    try await TestSandbox.run { sandbox in
      let again = try await add("sandbox", "other", to: sandbox)
      #expect(again.status == 409)
      #expect(again.message.contains("sandbox"))
      _ = try await sandbox.createService()
      #expect(try await sandbox.send("GET", "/v1/nowhere", headers: ["X-Service-Auth: sandbox:other"]).status == 401)
      #expect(try await sandbox.send("GET", "/v1/nowhere").status == 404)
    }
  }

  @Test(arguments: [
    ("", "p", "username is empty"), ("a:b", "p", "colon"), ("a\nb", "p", "username must not hold control characters"),
    ("a", "p\r\nX-Evil: 1", "password must not hold control characters"), (" a", "p", "begin or end with a blank"),
    ("a", "p ", "password must not begin or end"), ("a", "p\u{3000}", "password must not begin or end"),
    ("a", " ", "password is empty"),
    (String(repeating: "a", count: 256), "p", "username is longer than 255"),
  ]) func `what no header can carry is a 422 that does not show the password`(
    username: String, password: String, message: String
  ) async throws {
    try await TestSandbox.run { sandbox in
      let reply = try await add(username, password, to: sandbox)
      #expect(reply.status == 422)
      #expect(reply.message.contains(message))
      #expect(try await sandbox.send("GET", "/sandbox/accounts").json == ["accounts": ["sandbox"]])
    }
  }

  @Test func `letters of any script let in`() async throws {
    try await TestSandbox.run { sandbox in
      _ = try await add("Õie", "ümlaut 密", to: sandbox)
      #expect(try await sandbox.createService(account: "Õie:ümlaut 密").hasSuffix("-") == false)
    }
  }

  @Test func `no password is in the file`() async throws {
    let folder = try TemporaryFolder()
    var configuration = SandboxConfiguration()
    configuration.storage = .file(folder.path("sandbox.sqlite"))
    try await TestSandbox.run(configuration) { _ = try await add("eve", "correct horse", to: $0) }
    for name in try folder.names() {
      let text = String(decoding: try folder.bytes(of: name), as: UTF8.self)
      #expect(!text.contains("correct horse"), "\(name)")
    }
    try await TestSandbox.run(configuration) { sandbox in
      let reply = try await sandbox.send("GET", "/v1/x", headers: ["X-Service-Auth: eve:correct horse"])
      #expect(reply.status == 404)
    }
  }

  @Test func `accounts outlive a reset`() async throws {
    try await TestSandbox.run { sandbox in
      _ = try await add("eve", "p", to: sandbox)
      _ = try await sandbox.send("POST", "/sandbox/reset")
      #expect(try await sandbox.send("GET", "/sandbox/accounts").json == ["accounts": ["sandbox", "eve"]])
    }
  }
}
