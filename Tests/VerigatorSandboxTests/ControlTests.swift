import ExactJSON
import Synchronization
import Testing
import VerigatorSandbox
import VgshTestSupport

struct ControlTests {
  @Test func `health tells version and uptime`() async throws {
    let wall = Mutex(TestSandbox.wall)
    try await TestSandbox.run(wallClock: { wall.withLock { $0 } }) { sandbox in
      wall.withLock { $0 += 12_345 }
      let reply = try await sandbox.send("GET", "/sandbox/health", headers: [])
      #expect(reply.status == 200)
      #expect(reply.json == ["status": "ok", "version": "1.2.3", "uptime_seconds": 12])
    }
  }

  @Test func `a pinned number is sent its PIN, others are not`() async throws {
    try await TestSandbox.run { sandbox in
      let service = try await sandbox.createService()
      let user = try await sandbox.createUser(in: service)
      let pins = "/sandbox/pins/%2B37255555555"
      #expect(try await sandbox.send("GET", pins).status == 404)
      let set = try await sandbox.send("PUT", pins, #"{"pin":"0815471108154711"}"#)
      #expect(set.status == 200)
      #expect(set.json == ["pin": "0815471108154711"])
      #expect(try await sandbox.send("GET", "/sandbox/pins/+37255555555").json == set.json)
      #expect(try await sandbox.start(user) == "0815471108154711")
      let other = try await sandbox.createUser("jane", phone: "+37266666666", in: service)
      #expect(try await sandbox.start(other).count == 4)
      #expect(try await sandbox.verify(user, "0815471108154711")["verified"] == true)
      let removed = try await sandbox.send("DELETE", pins)
      #expect(removed.status == 200)
      #expect(removed.json == ["pin": nil])
      #expect(try await sandbox.send("GET", pins).status == 404)
      #expect(try await sandbox.start(user).count == 4)
    }
  }

  @Test(arguments: ["123", "12345678901234567", "12a4", "0000", "١٢٣٤"])
  func `only a PIN can be pinned`(pin: String) async throws {
    try await TestSandbox.run { sandbox in
      let reply = try await sandbox.send("PUT", "/sandbox/pins/+37255555555", #"{"pin":"\#(pin)"}"#)
      #expect(reply.status == 422)
      #expect(reply.message.contains("pin"))
      let badPhone = try await sandbox.send("PUT", "/sandbox/pins/5", #"{"pin":"1234"}"#)
      #expect(badPhone.status == 422)
    }
  }

  @Test func `what is no phone number has no PIN to take away`() async throws {
    try await TestSandbox.run { sandbox in
      for phone in ["5", "+372x5555555", "%20"] {
        let reply = try await sandbox.send("DELETE", "/sandbox/pins/\(phone)")
        #expect(reply.status == 422)
        #expect(reply.message.contains("phone number"))
      }
    }
    var configuration = SandboxConfiguration()
    configuration.lenientPhone = true
    try await TestSandbox.run(configuration) { sandbox in
      let reply = try await sandbox.send("DELETE", "/sandbox/pins/5")
      #expect(reply.status == 200)
    }
  }

  @Test func `reset forgets all but the accounts`() async throws {
    var configuration = SandboxConfiguration()
    configuration.open = true
    try await TestSandbox.run(configuration) { sandbox in
      let service = try await sandbox.createService(account: "eve:1")
      _ = try await sandbox.start(sandbox.createUser())
      _ = try await sandbox.send("PUT", "/sandbox/pins/+37255555555", #"{"pin":"1234"}"#)
      _ = try await sandbox.addDevice()
      try await sandbox.advanceClock(seconds: 10)
      let reset = try await sandbox.send("POST", "/sandbox/reset")
      #expect(reset.status == 201)
      #expect(reset.json == [:])
      #expect(try await sandbox.send("GET", "/sandbox/messages").json == ["messages": []])
      #expect(try await sandbox.send("GET", "/sandbox/clock").json["offset_seconds"] == 0)
      #expect(try await sandbox.send("GET", "/sandbox/pins/+37255555555").status == 404)
      #expect(try await sandbox.send("GET", service, headers: ["X-Service-Auth: eve:1"]).status == 404)
      #expect(try await sandbox.send("GET", service, headers: ["X-Service-Auth: eve:2"]).status == 401)
    }
  }

  @Test(arguments: [
    ("Host: evil.example", 403), ("Host: 192.168.1.7", 403), ("Host: 127.0.0.1.evil.example", 403),
    ("Host: localhost", 200), ("Host: [::1]:8080", 200), ("Host: 127.9.9.9:1", 200), ("Host: app.localhost:80", 200),
    ("Host: localhost\r\nOrigin: http://localhost", 200), ("Host: localhost:1\r\nOrigin: http://localhost", 403),
    ("Host: localhost\r\nOrigin: https://evil.example", 403), ("Host: localhost\r\nOrigin: null", 403),
  ]) func `pages of elsewhere make no control calls`(headers: String, status: Int) async throws {
    try await TestSandbox.run { sandbox in
      await sandbox.connection.send("GET /sandbox/clock HTTP/1.1\r\n\(headers)\r\n\r\n")
      let response = try await sandbox.receive()
      #expect(response.status == status)
      #expect(try JSON(parsing: response.body)["message"] != nil || status == 200)
    }
  }

  @Test func `the admin token opens the control calls to any host`() async throws {
    var configuration = SandboxConfiguration()
    configuration.adminToken = "s3cret"
    try await TestSandbox.run(configuration) { sandbox in
      for (token, status) in [("s3cret", 200), ("other", 403), ("s3cre", 403)] {
        await sandbox.connection.send(
          "GET /sandbox/clock HTTP/1.1\r\nHost: sandbox.example\r\nAuthorization: Bearer \(token)\r\n\r\n")
        try await sandbox.expectStatus(status)
      }
    }
  }
}
