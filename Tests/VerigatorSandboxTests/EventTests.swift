import ExactJSON
import Testing
import VerigatorSandbox
import VgshTestSupport

struct EventTests {
  @Test func `a message and the request that sent it are told as they happen`() async throws {
    try await TestSandbox.run { sandbox in
      let user = try await sandbox.createUser()
      var reader = try await EventReader(sandbox)
      #expect(reader.head.contains("HTTP/1.1 200"))
      #expect(reader.head.contains("text/event-stream"))
      #expect(try await reader.next()?.id == "\(TestSandbox.wall)-2-0")
      _ = try await sandbox.start(user)
      let message = try #require(try await reader.next("message"))
      #expect(try await message.data == sandbox.newestMessage())
      let request = try #require(try await reader.next("request"))
      #expect(request.data["operation"] == "start")
      #expect(request.data["status"] == 201)
      #expect(try await request.data == sandbox.send("GET", "/sandbox/requests?limit=1").json["requests"]?[0])
    }
  }

  @Test(arguments: ["Last-Event-ID", "after"])
  func `a reader goes on where it was`(means: String) async throws {
    try await TestSandbox.run { sandbox in
      let user = try await sandbox.createUser()
      for _ in 0..<3 { _ = try await sandbox.start(user) }
      var first = try await EventReader(sandbox, path: "/sandbox/events?after=\(TestSandbox.wall)-0-1")
      let second = try #require(try await first.next("message"))
      #expect(second.data["id"] == 2)
      // Behind two requests that made the user, and before the first of the three that sent messages.
      let id = try #require(second.id)
      #expect(id == "\(TestSandbox.wall)-2-2")
      var resumed =
        means == "after"
        ? try await EventReader(sandbox, path: "/sandbox/events?after=\(id)")
        : try await EventReader(sandbox, headers: ["Last-Event-ID: \(id)"])
      #expect(try await resumed.next("message")?.data["id"] == 3)
      #expect(try await resumed.next("request")?.data["id"] == 3)
      #expect(try await resumed.next("request")?.data["operation"] == "start")
    }
  }

  @Test func `a message stands before the request that sent it`() async throws {
    try await TestSandbox.run { sandbox in
      let user = try await sandbox.createUser()
      _ = try await sandbox.start(user)
      _ = try await sandbox.send("GET", "/verify/start?to=%2B37255555556&username=sandbox&password=sandbox")
      let reply = try await sandbox.send("GET", "/sandbox/events?after=\(TestSandbox.wall)-2-0&wait=0").json
      let told = reply["events"]?.array?.map { $0["data"]?["operation"]?.string ?? $0["data"]?["to"]?.string }
      #expect(told == ["+37255555555", "start", "+37255555556", "number-start"])
    }
  }

  @Test func `an id of an earlier server brings all requests of this one, and its messages go on`() async throws {
    try await TestSandbox.run { sandbox in
      let user = try await sandbox.createUser()
      for _ in 0..<2 { _ = try await sandbox.start(user) }
      var reader = try await EventReader(sandbox, headers: ["Last-Event-ID: 12-900-1"])
      #expect(try await reader.next("request")?.data["id"] == 1)
      #expect(try await reader.next("message")?.data["id"] == 2)
    }
  }

  @Test func `messages begin again after a reset, and the stream goes on`() async throws {
    try await TestSandbox.run { sandbox in
      let user = try await sandbox.createUser()
      for _ in 0..<3 { _ = try await sandbox.start(user) }
      var reader = try await EventReader(sandbox)
      _ = try await reader.next()
      _ = try await sandbox.send("POST", "/sandbox/reset")
      #expect(try await reader.next("request")?.data["operation"] == "sandbox-reset")
      _ = try await sandbox.start(sandbox.createUser())
      #expect(try await reader.next("message")?.data["id"] == 1)
    }
  }

  @Test func `messages of another server on the same file show up`() async throws {
    let folder = try TemporaryFolder()
    var configuration = SandboxConfiguration()
    configuration.storage = .file(folder.path("sandbox.sqlite"))
    try await TestSandbox.run(configuration) { sandbox in
      let user = try await sandbox.createUser()
      var reader = try await EventReader(sandbox)
      _ = try await reader.next()
      try await TestSandbox.run(configuration) { other in _ = try await other.start(user) }
      let message = try #require(try await reader.next("message"))
      #expect(message.data["to"] == "+37255555555")
    }
  }

  @Test func `a silent stream beats`() async throws {
    var configuration = SandboxConfiguration()
    configuration.limits.heartbeat = .milliseconds(150)
    // A stream is no slow sender and no idle connection.
    configuration.limits.sending = .seconds(1)
    configuration.limits.idle = .seconds(1)
    try await TestSandbox.run(configuration) { sandbox in
      var reader = try await EventReader(sandbox)
      _ = try await reader.next()
      for _ in 0..<10 { #expect(try await reader.next()?.comment == "nothing new") }
    }
  }

  @Test func `a server that ends, ends its streams at once`() async throws {
    var configuration = SandboxConfiguration()
    // Nobody would wait for the force that comes then.
    configuration.limits.shutdown = .seconds(3600)
    var reader = try await TestSandbox.run(configuration) { sandbox in
      var reader = try await EventReader(sandbox)
      _ = try await reader.next()
      return reader
    }
    while try await reader.next() != nil {}
  }

  @Test func `a reader that does not read is cut off`() async throws {
    var configuration = SandboxConfiguration()
    configuration.limits.reading = .milliseconds(100)
    configuration.limits.heartbeat = .milliseconds(100)
    try await TestSandbox.run(configuration) { sandbox in
      let reader = try RawConnection(port: sandbox.address.port, window: 4096)
      await reader.send("GET /sandbox/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
      let path = "/v1/" + String(repeating: "x", count: 250)
      // More than the system takes in for the two ends of a connection.
      let request = "GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n"
      for _ in 0..<80 {
        await sandbox.connection.send(String(repeating: request, count: 100))
        for _ in 0..<100 { try await sandbox.expectStatus(401) }
      }
      // Another reader hears three beats, in whose time the first one should have read.
      var other = try await EventReader(sandbox)
      for _ in 0..<4 { _ = try #require(try await other.next()) }
      let received = try await reader.receiveUntilClosed()
      #expect(received.contains("event: request"))
    }
  }

  @Test func `for those who read no streams the answer waits for an event`() async throws {
    try await TestSandbox.run { sandbox in
      let user = try await sandbox.createUser()
      let start = try await sandbox.send("GET", "/sandbox/events?wait=0").json
      #expect(start["events"] == [])
      let next = try #require(start["next"]?.string)
      async let waiting = sandbox.send(
        "GET", "/sandbox/events?after=\(next)&wait=60", nil, headers: [],
        on: RawConnection(port: sandbox.address.port))
      _ = try await sandbox.start(user)
      let reply = try await waiting.json
      #expect(reply["events"]?[0]?["event"] == "message")
      #expect(try await reply["events"]?[0]?["data"] == sandbox.newestMessage())
      let last = try #require(reply["next"]?.string)
      // The request is told with its message, or right behind it.
      let rest = try await sandbox.send("GET", "/sandbox/events?after=\(last)&wait=0").json["events"]?.array ?? []
      let told = (reply["events"]?.array ?? []) + rest
      #expect(told.map { $0["event"]?.string } == ["message", "request"])
    }
  }

  @Test(arguments: ["after=7", "after=1-2", "after=1-2-x", "after=1--2-3", "wait=61", "wait=x"])
  func `a query that cannot be is a 422 that names the parameter`(query: String) async throws {
    try await TestSandbox.run { sandbox in
      let reply = try await sandbox.send("GET", "/sandbox/events?\(query)")
      #expect(reply.status == 422)
      #expect(reply.message.hasPrefix(String(query.prefix { $0 != "=" })))
    }
  }

  @Test func `the stream is for this machine and its own pages only`() async throws {
    try await TestSandbox.run { sandbox in
      let foreign = try await sandbox.send("GET", "/sandbox/events", headers: ["Origin: http://example.com"])
      #expect(foreign.status == 403)
      await sandbox.connection.send("GET /sandbox/events HTTP/1.1\r\nHost: evil.example\r\n\r\n")
      try await sandbox.expectStatus(403)
    }
  }
}
