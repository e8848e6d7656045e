import ExactJSON
import Testing
import VerigatorSandbox
import VgshTestSupport

struct RequestHistoryTests {
  private func requests(_ sandbox: TestSandbox, _ query: String = "") async throws -> [JSON] {
    try await sandbox.send("GET", "/sandbox/requests\(query)").json["requests"]?.array ?? []
  }

  @Test func `requests come newest first, with what became of them`() async throws {
    try await TestSandbox.run { sandbox in
      let service = try await sandbox.createService()
      _ = try await sandbox.send("GET", "/v1/nowhere")
      let listed = try await requests(sandbox)
      #expect(listed.map { $0["id"] } == [2, 1])
      #expect(listed.map { $0["operation"] } == [nil, "create-service"] as [JSON])
      #expect(listed.map { $0["status"] } == [404, 201])
      #expect(listed.map { $0["method"] } == ["GET", "POST"])
      #expect(listed.map { $0["path"] } == ["/v1/nowhere", "/v1/service/service"])
      #expect(listed.map { $0["time"] } == ["2017-07-06T13:12:03.141Z", "2017-07-06T13:12:03.141Z"])
      #expect(listed.allSatisfy { $0["fault"] == .null && ($0["milliseconds"]?.double ?? -1) >= 0 })
      _ = try await sandbox.send("GET", service.replacing("/service/service/", with: "/service/"))
      #expect(try await requests(sandbox, "?limit=1").map { $0["remark"]?.string?.contains("twice") } == [true])
    }
  }

  @Test func `nothing of a query, a header or a body is in it`() async throws {
    try await TestSandbox.run { sandbox in
      _ = try await sandbox.send(
        "PUT", "/v1/service/service/x/users/y/auth?password=hush", #"{"token":"hush"}"#,
        headers: ["X-Service-Auth: sandbox:hush"])
      let reply = try await sandbox.send("GET", "/sandbox/requests")
      #expect(reply.json["requests"]?.array?.count == 1)
      #expect(!reply.response.text.contains("hush"))
    }
  }

  @Test func `looks at the sandbox are left out, changes to it are not`() async throws {
    try await TestSandbox.run { sandbox in
      _ = try await sandbox.send("GET", "/sandbox/clock")
      try await sandbox.advanceClock(seconds: 1)
      _ = try await sandbox.send("GET", "/sandbox/messages")
      #expect(try await requests(sandbox).map { $0["operation"] } == ["sandbox-set-clock"])
    }
  }

  @Test func `the last 1000 are kept, and of a path its beginning`() async throws {
    try await TestSandbox.run { sandbox in
      let path = "/" + String(repeating: "x", count: 5000)
      let request = "GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n"
      await sandbox.connection.send(String(repeating: request, count: 1005))
      for _ in 0..<1005 { try await sandbox.expectStatus(404) }
      let listed = try await requests(sandbox, "?limit=10000")
      #expect(listed.map { $0["id"]?.integer } == Array((6...1005).reversed()))
      #expect(listed.allSatisfy { ($0["path"]?.string?.utf8.count ?? 0) < 300 })
      #expect(try await requests(sandbox, "?limit=3").map { $0["id"] } == [1005, 1004, 1003])
      #expect(try await requests(sandbox).count == 100)
    }
  }

  @Test(arguments: ["limit=0", "limit=10001", "limit=x"])
  func `a limit that cannot be is a 422`(query: String) async throws {
    try await TestSandbox.run { sandbox in
      let reply = try await sandbox.send("GET", "/sandbox/requests?\(query)")
      #expect(reply.status == 422)
    }
  }
}
