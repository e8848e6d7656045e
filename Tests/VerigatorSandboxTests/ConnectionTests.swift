import ExactJSON
import Testing
import VerigatorSandbox
import VgshTestSupport

struct ConnectionTests {
  private static let head =
    "POST /v1/service/service HTTP/1.1\r\nHost: localhost\r\nX-Service-Auth: sandbox:sandbox\r\n"
  private static let body = #"{"fqdn":"a.com","name":"Shop"}"#

  @Test func `many requests share a connection, also sent at once`() async throws {
    try await TestSandbox.run { sandbox in
      let request = "GET /v1/service/service/x HTTP/1.1\r\nHost: localhost\r\nX-Service-Auth: sandbox:sandbox\r\n\r\n"
      await sandbox.connection.send(String(repeating: request, count: 20))
      for _ in 0..<20 { try await sandbox.expectStatus(404) }
    }
  }

  @Test(arguments: [(65_536, 201), (65_537, 413), (2_000_000, 413)])
  func `a body of 64 KiB is read, one byte more is a 413`(length: Int, status: Int) async throws {
    try await TestSandbox.run { sandbox in
      let padded = Self.body + String(repeating: " ", count: length - Self.body.utf8.count)
      let reply = try await sandbox.send("POST", "/v1/service/service", padded)
      #expect(reply.status == status)
    }
  }

  @Test(arguments: [
    ("POST /v1/service/service", "sandbox:sandbox", "65537", 413),
    ("POST /v1/service/service", "sandbox:sandbox", "1000000000", 413),
    ("PUT /sandbox/clock", "sandbox:sandbox", "18446744073709551615", 413),
    ("POST /v1/service/service", "sandbox:wrong", "1000000000", 401),
    ("POST /v1/nothing", "sandbox:sandbox", "1000000000", 404),
  ]) func `a body that is announced as too large is not waited for`(
    request: String, credentials: String, length: String, status: Int
  ) async throws {
    try await TestSandbox.run { sandbox in
      await sandbox.connection.send(
        "\(request) HTTP/1.1\r\nHost: localhost\r\nX-Service-Auth: \(credentials)\r\n"
          + "Content-Length: \(length)\r\n\r\n")
      let response = try await sandbox.receive()
      #expect(response.status == status)
      #expect(response[header: "connection"] == "close")
      #expect(try await sandbox.receiveUntilClosed() == "")
    }
  }

  @Test func `before HTTP/1.1 a connection is closed after the answer, unless it is to be kept`() async throws {
    try await TestSandbox.run { sandbox in
      await sandbox.connection.send("GET /sandbox/health HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
      try await sandbox.expectStatus(200)
      await sandbox.connection.send("GET /sandbox/health HTTP/1.0\r\n\r\n")
      try await sandbox.expectStatus(200)
      #expect(try await sandbox.receiveUntilClosed() == "")
    }
  }

  @Test(arguments: ["", "Host: localhost\r\nHost: localhost\r\n"], ["/v1/service/service/x", "/sandbox/health", "/"])
  func `a request without its one Host is a 400, and closed`(hosts: String, path: String) async throws {
    try await TestSandbox.run { sandbox in
      await sandbox.connection.send("GET \(path) HTTP/1.1\r\n\(hosts)X-Service-Auth: sandbox:sandbox\r\n\r\n")
      let response = try await sandbox.receive()
      #expect(response.status == 400)
      #expect(try JSON(parsing: response.body)["message"]?.string?.contains("Host") == true)
      #expect(try await sandbox.receiveUntilClosed() == "")
    }
  }

  @Test func `a chunked body is read, and bounded`() async throws {
    try await TestSandbox.run { sandbox in
      let chunked = Self.head + "Transfer-Encoding: chunked\r\n\r\n"
      let half = Self.body.utf8.count / 2
      await sandbox.connection.send(
        chunked + "\(String(half, radix: 16))\r\n\(Self.body.prefix(half))\r\n"
          + "\(String(Self.body.utf8.count - half, radix: 16))\r\n\(Self.body.dropFirst(half))\r\n0\r\n\r\n")
      try await sandbox.expectStatus(201)
      await sandbox.connection.send(
        chunked + String(repeating: "8000\r\n\(String(repeating: " ", count: 32_768))\r\n", count: 3) + "0\r\n\r\n")
      try await sandbox.expectStatus(413)
    }
  }

  @Test func `a body without end is cut off with a 413`() async throws {
    try await TestSandbox.run { sandbox in
      await sandbox.connection.send(Self.head + "Content-Length: 1000000000\r\n\r\n")
      await sandbox.connection.send([UInt8](repeating: 32, count: 17_000_000))
      let response = try await sandbox.receive()
      #expect(response.status == 413)
      #expect(response[header: "connection"] == "close")
      _ = try await sandbox.receiveUntilClosed()
    }
  }

  @Test func `who asks first is told to go on, or that the body is too large`() async throws {
    try await TestSandbox.run { sandbox in
      await sandbox.connection.send(
        Self.head + "Expect: 100-continue\r\nContent-Length: \(Self.body.utf8.count)\r\n\r\n")
      try await sandbox.expectStatus(100)
      await sandbox.connection.send(Self.body)
      try await sandbox.expectStatus(201)
      await sandbox.connection.send(Self.head + "Expect: 100-continue\r\nContent-Length: 65537\r\n\r\n")
      try await sandbox.expectStatus(413)
      #expect(try await sandbox.receiveUntilClosed() == "")
    }
  }

  @Test(arguments: [
    "GET /sandbox/health HTTP/1.1\r\nHost: localhost\r\nX-Long: \(String(repeating: "x", count: 17_000))\r\n\r\n",
    "GET /\(String(repeating: "x", count: 17_000)) HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\n\(String(repeating: "X-Some: \(String(repeating: "y", count: 90))\r\n", count: 200))\r\n",
  ]) func `a head of more than 16 KiB is a 431`(request: String) async throws {
    try await TestSandbox.run { sandbox in
      await sandbox.connection.send(request)
      let response = try await sandbox.receive()
      #expect(response.status == 431)
      #expect(try JSON(parsing: response.body)["message"]?.string?.contains("16384 bytes") == true)
      #expect(try await sandbox.receiveUntilClosed() == "")
    }
  }

  @Test func `a head of almost 16 KiB is read`() async throws {
    try await TestSandbox.run { sandbox in
      let reply = try await sandbox.send(
        "GET", "/sandbox/health", headers: ["X-Long: \(String(repeating: "x", count: 16_000))"])
      #expect(reply.status == 200)
    }
  }

  @Test(arguments: [
    "no request at all\r\n\r\n", "GET / HTTP/1.1\r\nno header\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
    "POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}",
  ]) func `what is no HTTP is a 400 with a message, and closed`(request: String) async throws {
    try await TestSandbox.run { sandbox in
      await sandbox.connection.send(request)
      let response = try await sandbox.receive()
      #expect(response.status == 400)
      #expect(try JSON(parsing: response.body)["message"]?.string != nil)
      #expect(try await sandbox.receiveUntilClosed() == "")
    }
  }

  @Test(arguments: [
    "GET /sandbox/health HTTP/1.1\r\nHost: loc", "\(head)Content-Length: 30\r\n\r\n{",
  ]) func `a slow sender is told so and cut off`(request: String) async throws {
    var configuration = SandboxConfiguration()
    configuration.limits.sending = .milliseconds(200)
    try await TestSandbox.run(configuration) { sandbox in
      await sandbox.connection.send(request)
      let rest = try await sandbox.receiveUntilClosed()
      #expect(rest.contains("HTTP/1.1 408 "))
    }
  }

  @Test func `a sender that drips is cut off as well`() async throws {
    var configuration = SandboxConfiguration()
    configuration.limits.sending = .milliseconds(300)
    try await TestSandbox.run(configuration) { sandbox in
      // In chunks, for a length that is too large would be answered at once.
      await sandbox.connection.send(Self.head + "Transfer-Encoding: chunked\r\n\r\n")
      let dripping = Task {
        while !Task.isCancelled {
          await sandbox.connection.send("1\r\n \r\n")
          await Task.yield()
        }
      }
      let rest = try await sandbox.receiveUntilClosed()
      dripping.cancel()
      #expect(rest.isEmpty || rest.contains("HTTP/1.1 408 "))
    }
  }

  @Test func `whoever sends nothing is closed without a word`() async throws {
    var configuration = SandboxConfiguration()
    configuration.limits.sending = .milliseconds(100)
    try await TestSandbox.run(configuration) { sandbox in
      let received = try await sandbox.receiveUntilClosed()
      #expect(received == "")
    }
  }

  @Test(arguments: ["", "GET /sand"]) func `a connection is not kept forever without a request`(
    rest: String
  ) async throws {
    var configuration = SandboxConfiguration()
    configuration.limits.idle = .milliseconds(200)
    try await TestSandbox.run(configuration) { sandbox in
      await sandbox.connection.send("GET /sandbox/health HTTP/1.1\r\nHost: localhost\r\n\r\n" + rest)
      try await sandbox.expectStatus(200)
      #expect(try await sandbox.receiveUntilClosed() == "")
    }
  }

  @Test func `a connection is kept longer between requests than a request may take`() async throws {
    var configuration = SandboxConfiguration()
    configuration.limits.sending = .milliseconds(200)
    try await TestSandbox.run(configuration) { sandbox in
      _ = try await sandbox.send("GET", "/sandbox/health")
      // A second connection that sends nothing is closed at its time, which is later than the first one's would be.
      _ = try await RawConnection(port: sandbox.address.port).receiveUntilClosed()
      #expect(try await sandbox.send("GET", "/sandbox/health").status == 200)
    }
  }

  @Test func `a connection is closed when its client asks for it`() async throws {
    try await TestSandbox.run { sandbox in
      let reply = try await sandbox.send("GET", "/sandbox/health", headers: ["Connection: Close"])
      #expect(reply.status == 200)
      #expect(try await sandbox.receiveUntilClosed() == "")
    }
  }

  @Test func `a client that has finished sending still gets its answer`() async throws {
    try await TestSandbox.run { sandbox in
      await sandbox.connection.send("GET /sandbox/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
      sandbox.connection.finishSending()
      try await sandbox.expectStatus(200)
      #expect(try await sandbox.receiveUntilClosed() == "")
    }
  }

  @Test func `HEAD is refused without a body, and the connection stays in step`() async throws {
    try await TestSandbox.run { sandbox in
      let head = try await sandbox.send("HEAD", "/sandbox/health")
      #expect(head.status == 405)
      #expect(head.response[header: "allow"] == "GET")
      #expect(try await sandbox.send("GET", "/sandbox/health").status == 200)
    }
  }

  @Test func `64 connections at once are served, each write once`() async throws {
    try await TestSandbox.run { sandbox in
      let service = try await sandbox.createService()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for client in 0..<64 {
          group.addTask {
            let connection = try RawConnection(port: sandbox.address.port)
            for number in 0..<10 {
              let reply = try await sandbox.send(
                "POST", "\(service)/users", #"{"id_in_service":"\#(client)-\#(number)","phone_number":"+37255555555"}"#,
                headers: ["X-Service-Auth: sandbox:sandbox"], on: connection)
              #expect(reply.status == 201)
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await sandbox.send("GET", "\(service)/users").json["count"] == 640)
    }
  }

  @Test func `an end waits for nobody longer than it may`() async throws {
    var configuration = SandboxConfiguration()
    configuration.limits.shutdown = .milliseconds(200)
    // What would end the half request instead takes an hour, so that a busy machine cannot be taken for it.
    configuration.limits.sending = .seconds(3600)
    let start = ContinuousClock.now
    let open = try await TestSandbox.run(configuration) { sandbox in
      let half = try RawConnection(port: sandbox.address.port)
      await half.send(Self.head + "Content-Length: 30\r\n\r\n{")
      _ = try await sandbox.send("GET", "/sandbox/health")
      return half
    }
    #expect(ContinuousClock.now - start < .seconds(600))
    #expect(try await open.receiveUntilClosed() == "")
  }
}
