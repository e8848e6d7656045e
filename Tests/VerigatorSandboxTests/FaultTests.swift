import ExactJSON
import Testing
import VerigatorSandbox
import VgshTestSupport

struct FaultTests {
  private static let header = "x-sandbox-fault"

  private func put(_ faults: String, on sandbox: TestSandbox) async throws -> TestSandbox.Reply {
    try await sandbox.send("PUT", "/sandbox/faults", #"{"faults":[\#(faults)]}"#)
  }

  /// The faults in force.
  private func faults(_ sandbox: TestSandbox) async throws -> [JSON] {
    try await sandbox.send("GET", "/sandbox/faults").json["faults"]?.array ?? []
  }

  private func createService(_ name: String, on sandbox: TestSandbox) async throws -> TestSandbox.Reply {
    try await sandbox.send("POST", "/v1/service/service", #"{"fqdn":"a.com","name":"\#(name)"}"#)
  }

  // MARK: - What is asked for

  @Test func `faults are set, added, told and taken away`() async throws {
    try await TestSandbox.run { sandbox in
      #expect(try await sandbox.send("GET", "/sandbox/faults").json == ["faults": []])
      let set = try await put(#"{"status":503}"#, on: sandbox)
      #expect(set.status == 200)
      let first: JSON = [
        "operation": nil, "path": nil, "probability": 1, "after": 0, "times": nil, "status": 503, "delay_ms": 0,
        "jitter_ms": 0, "close": false, "truncate": false, "body": nil,
      ]
      #expect(set.json == ["faults": [first]])
      let added = try await sandbox.send(
        "POST", "/sandbox/faults",
        #"{"operation":"verify","path":"/v1/*","probability":0.5,"after":3,"times":2,"delay_ms":10,"jitter_ms":20,"truncate":true,"body":"<p>"}"#
      )
      #expect(added.status == 201)
      let second: JSON = [
        "operation": "verify", "path": "/v1/*", "probability": 0.5, "after": 3, "times": 2, "status": nil,
        "delay_ms": 10, "jitter_ms": 20, "close": false, "truncate": true, "body": "<p>",
      ]
      #expect(added.json == ["faults": [first, second]])
      // What is told can be set again.
      let again = try await sandbox.send("PUT", "/sandbox/faults", added.json.text())
      #expect(again.json == added.json)
      let none = try await sandbox.send("DELETE", "/sandbox/faults")
      #expect(none.status == 200)
      #expect(none.json == ["faults": []])
    }
  }

  @Test(
    arguments: [
      (#"{"operation":"create-coffee","status":500}"#, "faults[0].operation must be one of create-service"),
      (#"{"operation":"sandbox-reset","status":500}"#, "faults[0].operation"),
      (#"{"operation":7,"status":500}"#, "faults[0].operation must be a string, not a number"),
      (#"{"path":"/sandbox/clock","status":500}"#, "faults[0].path must begin with /v1/"),
      (#"{"probability":1.5,"status":500}"#, "faults[0].probability must be a number from 0 to 1"),
      (#"{"probability":"1","status":500}"#, "faults[0].probability"),
      (#"{"after":-1,"status":500}"#, "faults[0].after"), (#"{"after":1.5,"status":500}"#, "faults[0].after"),
      (#"{"times":0,"status":500}"#, "faults[0].times must be a whole number from 1 to"),
      (#"{"status":199}"#, "faults[0].status must be a whole number from 200 to 599"),
      (#"{"status":204}"#, "faults[0].status must be one whose reply has a body, so it cannot be 204"),
      (#"{"delay_ms":60001}"#, "faults[0].delay_ms"), (#"{"jitter_ms":-1}"#, "faults[0].jitter_ms"),
      (#"{"close":1}"#, "faults[0].close must be true or false"), (#"{"truncate":"yes"}"#, "faults[0].truncate"),
      (#"{"body":{}}"#, "faults[0].body must be a string, not an object"),
      (#"{"close":true,"status":500}"#, "faults[0].close sends no answer"),
      (#"{"after":1}"#, "faults[0] does nothing"), ("{}", "faults[0] does nothing"),
      (#"{"status":500,"teapot":1}"#, "faults[0].teapot is no member of a fault"),
      (#"{"status":500},7"#, "faults[1] must be a JSON object, not a number"),
    ]) func `what is no fault is refused by its name, and changes nothing`(fault: String, message: String) async throws
  {
    try await TestSandbox.run { sandbox in
      _ = try await put(#"{"status":502}"#, on: sandbox)
      let reply = try await put(fault, on: sandbox)
      #expect(reply.status == 422)
      #expect(reply.message.contains(message), "\(reply.message)")
      #expect(try await faults(sandbox).map { $0["status"] } == [502])
    }
  }

  @Test(arguments: ["{}", #"{"faults":{}}"#, #"{"faults":[],"more":1}"#, "[]"])
  func `the list of faults has one form`(body: String) async throws {
    try await TestSandbox.run { sandbox in
      let reply = try await sandbox.send("PUT", "/sandbox/faults", body)
      #expect(reply.status == 422)
    }
  }

  @Test func `faults are bounded`() async throws {
    try await TestSandbox.run { sandbox in
      let hundred = Array(repeating: #"{"status":500}"#, count: 100).joined(separator: ",")
      let set = try await put(hundred, on: sandbox)
      #expect(set.status == 200)
      #expect(try await sandbox.send("POST", "/sandbox/faults", #"{"status":500}"#).status == 422)
      #expect(try await faults(sandbox).count == 100)
    }
  }

  // MARK: - What they do

  @Test func `a status is answered instead of the call, so many times`() async throws {
    try await TestSandbox.run { sandbox in
      _ = try await put(#"{"operation":"create-service","status":503,"times":2,"after":1}"#, on: sandbox)
      #expect(try await createService("a", on: sandbox).status == 201)
      for left in [1, 0] {
        let reply = try await createService("b", on: sandbox)
        #expect(reply.status == 503)
        #expect(reply.message != "")
        #expect(reply.response[header: Self.header] == "status 503")
        #expect(try await faults(sandbox).first?["times"]?.integer == (left == 0 ? nil : left))
      }
      // Nothing was done: the name is free.
      let reply = try await createService("b", on: sandbox)
      #expect(reply.status == 201)
      #expect(reply.response[header: Self.header] == nil)
    }
  }

  @Test func `faults come before credentials, and strike what is no call`() async throws {
    try await TestSandbox.run { sandbox in
      _ = try await put(#"{"status":502}"#, on: sandbox)
      #expect(try await sandbox.send("GET", "/v1/service/service/x", headers: []).status == 502)
      #expect(try await sandbox.send("GET", "/v1/nothing").status == 502)
      #expect(try await sandbox.send("GET", "/nothing").status == 404)
      let control = try await sandbox.send("GET", "/sandbox/health")
      #expect(control.status == 200)
      #expect(control.response[header: Self.header] == nil)
    }
  }

  @Test(arguments: [
    (#"{"message":"no"}"#, "application/json"), ("<html>no</html>", "text/plain; charset=utf-8"),
    ("", "text/plain; charset=utf-8"),
  ]) func `a body is answered as it is`(body: String, type: String) async throws {
    try await TestSandbox.run { sandbox in
      let fault: JSON = ["body": .string(body)]
      _ = try await put(fault.text(), on: sandbox)
      await sandbox.connection.send("GET /v1/x HTTP/1.1\r\nHost: localhost\r\n\r\n")
      let response = try await sandbox.receive()
      #expect(response.status == 200)
      #expect(response.text == body)
      #expect(response[header: "content-type"] == type)
      #expect(response[header: Self.header] == "body")
    }
  }

  @Test func `a closed connection gives no answer, but the call is done`() async throws {
    try await TestSandbox.run { sandbox in
      _ = try await put(#"{"operation":"create-service","close":true,"times":1}"#, on: sandbox)
      let other = try RawConnection(port: sandbox.address.port)
      let body = #"{"fqdn":"a.com","name":"a"}"#
      await other.send(
        "POST /v1/service/service HTTP/1.1\r\nHost: localhost\r\nX-Service-Auth: sandbox:sandbox\r\n"
          + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
      #expect(try await other.receiveUntilClosed() == "")
      #expect(try await createService("a", on: sandbox).status == 409)
    }
  }

  @Test func `a truncated answer ends in its middle, but the call is done`() async throws {
    try await TestSandbox.run { sandbox in
      _ = try await put(#"{"operation":"create-service","truncate":true,"times":1}"#, on: sandbox)
      let other = try RawConnection(port: sandbox.address.port)
      let body = #"{"fqdn":"a.com","name":"a"}"#
      await other.send(
        "POST /v1/service/service HTTP/1.1\r\nHost: localhost\r\nX-Service-Auth: sandbox:sandbox\r\n"
          + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
      let text = try await other.receiveUntilClosed()
      #expect(text.hasPrefix("HTTP/1.1 201 "))
      #expect(text.lowercased().contains("\(Self.header): truncate"))
      let parts = text.components(separatedBy: "\r\n\r\n")
      let announced = parts[0].components(separatedBy: "\r\n").first { $0.lowercased().hasPrefix("content-length") }
      let length = try #require(announced.flatMap { Int($0.filter(\.isNumber)) })
      #expect(parts[1].utf8.count == length / 2)
      #expect(parts[1].hasPrefix(#"{"id":""#))
      #expect(try await createService("a", on: sandbox).status == 409)
    }
  }

  @Test func `a delayed answer holds up nobody else`() async throws {
    let start = ContinuousClock.now
    try await TestSandbox.run { sandbox in
      _ = try await put(#"{"operation":"create-service","delay_ms":60000,"times":1}"#, on: sandbox)
      let delayed = try RawConnection(port: sandbox.address.port)
      let body = #"{"fqdn":"a.com","name":"a"}"#
      await delayed.send(
        "POST /v1/service/service HTTP/1.1\r\nHost: localhost\r\nX-Service-Auth: sandbox:sandbox\r\n"
          + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
      while try await faults(sandbox).count > 0 {}
      for name in ["b", "c"] { #expect(try await createService(name, on: sandbox).status == 201) }
      withExtendedLifetime(delayed) {}
    }
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  @Test func `an end waits for no delayed answer, but gives it`() async throws {
    let start = ContinuousClock.now
    let delayed = try await TestSandbox.run { sandbox in
      _ = try await put(#"{"delay_ms":60000,"jitter_ms":60000,"times":1}"#, on: sandbox)
      let delayed = try RawConnection(port: sandbox.address.port)
      await delayed.send("GET /v1/nothing HTTP/1.1\r\nHost: localhost\r\nX-Service-Auth: sandbox:sandbox\r\n\r\n")
      while try await faults(sandbox).count > 0 {}
      return delayed
    }
    let response = try await delayed.receive()
    #expect(response.status == 404)
    #expect(response[header: Self.header]?.hasPrefix("delay ") == true)
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  @Test func `the first fault that strikes is the only one, and those behind it are not asked`() async throws {
    try await TestSandbox.run { sandbox in
      let service = try await sandbox.createService()
      _ = try await put(
        #"""
        {"path":"/v1/service/service/*","status":501,"times":1}, {"operation":"get-service","status":502,"after":1},
        {"path":"/v1/service/service/*/users","status":503}
        """#, on: sandbox)
      var statuses: [Int] = []
      for path in [service, service, service, "\(service)/users", "\(service)/users/x"] {
        statuses.append(try await sandbox.send("GET", path).status)
      }
      #expect(statuses == [501, 200, 502, 503, 404])
    }
  }

  // MARK: - Where they live

  @Test func `a reset takes faults away`() async throws {
    try await TestSandbox.run { sandbox in
      _ = try await put(#"{"status":500}"#, on: sandbox)
      _ = try await sandbox.send("POST", "/sandbox/reset")
      #expect(try await faults(sandbox) == [])
    }
  }

  @Test func `servers on one file share faults and what is left of them`() async throws {
    let folder = try TemporaryFolder()
    var configuration = SandboxConfiguration()
    configuration.storage = .file(folder.path("sandbox.sqlite"))
    try await TestSandbox.run(configuration) { first in
      try await TestSandbox.run(configuration) { second in
        _ = try await put(#"{"status":503,"times":2}"#, on: first)
        #expect(try await second.send("GET", "/v1/service/service/x").status == 503)
        #expect(try await first.send("GET", "/v1/service/service/x").status == 503)
        #expect(try await second.send("GET", "/v1/service/service/x").status == 404)
        #expect(try await faults(first) == [])
      }
    }
  }

  @Test func `with a seed, chance is the same in every run`() async throws {
    func statuses(seed: UInt64?) async throws -> [String] {
      var configuration = SandboxConfiguration()
      configuration.seed = seed
      return try await TestSandbox.run(configuration) { sandbox in
        _ = try await put(#"{"probability":0.5,"status":503,"jitter_ms":3}"#, on: sandbox)
        var seen: [String] = []
        for _ in 0..<64 {
          let reply = try await sandbox.send("GET", "/v1/service/service/x")
          seen.append("\(reply.status) \(reply.response[header: Self.header] ?? "")")
        }
        return seen
      }
    }
    let first = try await statuses(seed: 42)
    let second = try await statuses(seed: 42)
    let other = try await statuses(seed: 43)
    #expect(first == second)
    #expect(first != other)
    #expect((8...56).contains(first.count { $0.hasPrefix("404") }))
    #expect(Set(first).count > 2)
  }

  @Test func `the log tells which fault struck`() async throws {
    let lines = Collected<RequestLogLine>()
    try await TestSandbox.run(log: { lines.append($0) }) { sandbox in
      _ = try await put(#"{"operation":"get-service","status":503,"delay_ms":1}"#, on: sandbox)
      _ = try await sandbox.send("GET", "/v1/service/service/x")
      // Told of before the answer is out.
      #expect(lines.all.map(\.fault) == [nil, "status 503, delay 1 ms"])
    }
  }

  @Test func `no phone number is logged`() async throws {
    let lines = Collected<RequestLogLine>()
    try await TestSandbox.run(log: { lines.append($0) }) { sandbox in
      _ = try await sandbox.send("GET", "/sandbox/pins/%2B37255555555")
      _ = try await sandbox.send("DELETE", "/sandbox/pins/+37255555555?x=y")
      #expect(lines.all.map(\.path) == ["/sandbox/pins/{phone}", "/sandbox/pins/{phone}"])
    }
  }
}
