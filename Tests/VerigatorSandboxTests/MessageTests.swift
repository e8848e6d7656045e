import ExactJSON
import Testing
import VerigatorSandbox
import VgshTestSupport

struct MessageTests {
  @Test func `messages come newest first, filtered and limited`() async throws {
    try await TestSandbox.run { sandbox in
      let service = try await sandbox.createService()
      let john = try await sandbox.createUser("john", phone: "+37211111111", in: service)
      let jane = try await sandbox.createUser("jane", phone: "+37222222222", in: service)
      for user in [john, jane, john] { _ = try await sandbox.start(user) }

      func ids(_ query: String) async throws -> [Int?] {
        try await sandbox.send("GET", "/sandbox/messages\(query)").json["messages"]?.array?.map { $0["id"]?.integer }
          ?? []
      }
      #expect(try await ids("") == [3, 2, 1])
      #expect(try await ids("?limit=2") == [3, 2])
      #expect(try await ids("?to=%2B37211111111") == [3, 1])
      #expect(try await ids("?to=+37222222222") == [2])
      #expect(try await ids("?after=1") == [3, 2])
      #expect(try await ids("?after=1&to=%2B37222222222") == [2])
      #expect(try await ids("?after=3") == [])
      #expect(try await ids("?after=3&wait=0") == [])
    }
  }

  @Test func `an emptied inbox cancels no PIN, and ids go on`() async throws {
    try await TestSandbox.run { sandbox in
      let user = try await sandbox.createUser()
      let pin = try await sandbox.start(user)
      let emptied = try await sandbox.send("DELETE", "/sandbox/messages")
      #expect(emptied.status == 200)
      #expect(emptied.json == ["messages": []])
      #expect(try await sandbox.verify(user, pin)["verified"] == true)
      _ = try await sandbox.start(user)
      #expect(try await sandbox.newestMessage()["id"] == 2)
    }
  }

  @Test(arguments: ["limit=0", "limit=10001", "limit=x", "after=-1", "after=", "wait=61", "wait=1s"])
  func `a query that cannot be is a 422 that names the parameter`(query: String) async throws {
    try await TestSandbox.run { sandbox in
      let reply = try await sandbox.send("GET", "/sandbox/messages?\(query)")
      #expect(reply.status == 422)
      #expect(reply.message.hasPrefix(String(query.prefix { $0 != "=" })))
    }
  }

  @Test func `only so many messages are kept`() async throws {
    var configuration = SandboxConfiguration()
    configuration.limits.messages = 3
    try await TestSandbox.run(configuration) { sandbox in
      let user = try await sandbox.createUser()
      for _ in 0..<5 { _ = try await sandbox.start(user) }
      let messages = try await sandbox.send("GET", "/sandbox/messages").json["messages"]?.array ?? []
      #expect(messages.map { $0["id"]?.integer } == [5, 4, 3])
    }
  }

  @Test(arguments: ["?wait=20", "?wait=20&after=1", "?wait=20&after=1&to=%2B37255555555"])
  func `a waiting call is answered by the next message`(query: String) async throws {
    try await TestSandbox.run { sandbox in
      let user = try await sandbox.createUser()
      _ = try await sandbox.start(user)
      async let waiting = sandbox.send(
        "GET", "/sandbox/messages\(query)", nil, headers: [], on: RawConnection(port: sandbox.address.port))
      // Until the call that waits is answered, however late it comes to wait, there is always a next message.
      let sender = Task {
        while !Task.isCancelled { _ = try await sandbox.start(user) }
      }
      let messages = try await waiting.json["messages"]?.array ?? []
      sender.cancel()
      _ = await sender.result
      #expect(!messages.isEmpty)
      #expect(messages.allSatisfy { $0["id"]?.integer ?? 0 > 1 })
    }
  }

  @Test func `a wait in vain is answered with nothing`() async throws {
    try await TestSandbox.run { sandbox in
      let start = ContinuousClock.now
      let reply = try await sandbox.send("GET", "/sandbox/messages?wait=1")
      #expect(reply.status == 200)
      #expect(reply.json == ["messages": []])
      #expect(ContinuousClock.now - start >= .seconds(1))
    }
  }

  @Test func `a server that ends answers those who wait`() async throws {
    let waiting = try await TestSandbox.run { sandbox in
      let connection = try RawConnection(port: sandbox.address.port)
      await connection.send("GET /sandbox/messages?wait=60 HTTP/1.1\r\nHost: localhost\r\n\r\n")
      // The head of a second request comes out of the same socket only after the first; so the first is under way
      // when a call on another connection, sent later, is answered.
      _ = try await sandbox.send("GET", "/sandbox/health")
      return connection
    }
    let rest = try await waiting.receiveUntilClosed()
    #expect(rest.isEmpty || rest.hasSuffix(#"{"messages":[]}"#))
  }
}
