import ExactJSON
import Testing
import VerigatorSandbox
import VgshTestSupport

/// `/sandbox/openapi.json` and what is really served.
struct DescriptionTests {
  @Test func `every operation has a name of its own, a summary and a reply to success`() async throws {
    try await TestSandbox.run { sandbox in
      let operations = try await DescribedOperation.all(of: sandbox)
      #expect(operations.count >= 21)
      #expect(Set(operations.map { $0.json["operationId"]?.string }).count == operations.count)
      for operation in operations {
        #expect(operation.json["summary"]?.string?.isEmpty == false, "\(operation)")
        #expect(operation.json["responses"]?.object?.keys.contains { $0.hasPrefix("2") } == true, "\(operation)")
      }
    }
  }

  @Test func `paths are served with the methods that are described, and with no others`() async throws {
    try await TestSandbox.run { sandbox in
      let methods = Dictionary(grouping: try await DescribedOperation.all(of: sandbox)) { $0.examplePath() }
        .mapValues { Set($0.map(\.method)) }
      for (path, described) in methods {
        let reply = try await sandbox.send("PATCH", path)
        #expect(reply.status == 405, "\(path)")
        let allowed = reply.response[header: "allow"]?.split(separator: ", ").map(String.init) ?? []
        #expect(Set(allowed) == described, "\(path)")
      }
    }
  }

  @Test func `every reply is described, and every reply described is given`() async throws {
    var configuration = SandboxConfiguration()
    configuration.open = true
    try await TestSandbox.run(configuration) { sandbox in
      var replies = RecordedReplies(of: sandbox)
      try await refuse(in: sandbox, recording: &replies)
      try await succeed(recording: &replies)
      let judgement = try await replies.judge()
      #expect(judgement.problems == [])
      #expect(judgement.unseen == [])
    }
  }

  @Test func `the wire fixtures are as described`() async throws {
    try await TestSandbox.run { sandbox in
      var replies = RecordedReplies(of: sandbox)
      for fixture in try WireFixtureTests.fixtures {
        let (request, response) = (fixture.json["request"], fixture.json["response"])
        replies.record(
          request?["method"]?.string ?? "", request?["path"]?.string ?? "", status: response?["status"]?.integer ?? 0,
          type: response?["headers"]?["Content-Type"]?.string ?? "", body: response?["body"] ?? .null)
      }
      for fixture in try NumberFixtureTests.fixtures {
        let request = fixture.json["request"]
        replies.record(
          request?["method"]?.string ?? "", request?["path"]?.string ?? "", status: 200, type: "text/plain",
          body: .string(fixture.text))
      }
      #expect(try await replies.judge().problems == [])
    }
  }

  // MARK: - A walk through all operations

  /// What each operation refuses for the same reasons.
  private func refuse(in sandbox: TestSandbox, recording replies: inout RecordedReplies) async throws {
    let foreign = try await sandbox.createService(account: "another:account")
    for operation in try await DescribedOperation.all(of: sandbox) {
      let path = operation.examplePath()
      let body: String? = operation.json["requestBody"] == nil ? nil : "{}"
      if path.hasPrefix("/v1/") {
        try await replies.send(operation.method, path, body, headers: [])
        try await replies.send(operation.method, path, body)
        try await replies.send(operation.method, operation.examplePath(service: foreign), body)
      } else {
        try await replies.send(operation.method, path, body, headers: ["Origin: http://elsewhere.example"])
      }
    }
  }

  /// What each operation does, and refuses for a reason of its own.
  private func succeed(recording replies: inout RecordedReplies) async throws {
    for headers in [["X-Service-Auth: sandbox:sandbox"], ["X-Service-Auth: java:x", "User-Agent: verigator-java-1.1"]] {
      let newService = #"{"fqdn":"http://coffeeshop.com","name":"CoffeeShop"}"#
      let id = try await replies.send("POST", "/v1/service/service", newService, headers: headers).json["id"]?.string
      let service = "/v1/service/service/\(try #require(id))"
      try await replies.send("POST", "/v1/service/service", newService, headers: headers)
      try await replies.send("GET", service, headers: headers)

      let newUser = #"{"id_in_service":"john","phone_number":"+37255555555"}"#
      let userID = try await replies.send("POST", "\(service)/users", newUser, headers: headers).json["id"]?.string
      let user = "\(service)/users/\(try #require(userID))"
      try await replies.send("POST", "\(service)/users", newUser, headers: headers)
      try await replies.send("POST", "\(service)/users", "{}", headers: headers)
      try await replies.send("GET", user, headers: headers)
      try await replies.send("GET", user.replacing("/users/", with: "/user/"), headers: headers)
      try await replies.send("GET", "\(service)/users", headers: headers)

      try await replies.send("PUT", "\(user)/auth", #"{"token":"1"}"#, headers: headers)
      try await replies.send("PUT", "\(user)/auth", "{}", headers: headers)
      try await replies.send("POST", "\(user)/auth", "{}", headers: headers)
      try await pin(recording: &replies)
      try await replies.send("POST", "\(user)/auth", #"{"method":"totp"}"#, headers: headers)
      try await replies.send("GET", "/sandbox/messages")
      try await replies.send("PUT", "\(user)/auth", #"{"token":"0000"}"#, headers: headers)
      try await replies.send("PUT", "\(user)/auth", #"{"token":"4711"}"#, headers: headers)
      try await replies.send("GET", "/sandbox/messages")

      try await replies.send("DELETE", service, headers: headers)
      try await replies.send("DELETE", user, headers: headers)
      try await replies.send("DELETE", service, headers: headers)
    }
    try await devices(recording: &replies)
    try await accounts(recording: &replies)
    try await control(recording: &replies)
  }

  private func devices(recording replies: inout RecordedReplies) async throws {
    let (device, picture) = ("/sandbox/devices/+37255555555", "/sandbox/devices/+37255555555/qr.svg")
    try await replies.send("GET", picture)
    for body in [#"{"phone_number":"+37255555555"}"#, #"{"phone_number":"+37255555555"}"#, "{}"] {
      try await replies.send("POST", "/sandbox/devices", body)
    }
    try await replies.send("GET", "/sandbox/devices")
    try await replies.send("GET", device)
    try await replies.sendForText(picture)
    for method in ["DELETE", "DELETE", "GET"] { try await replies.send(method, device) }
  }

  private func accounts(recording replies: inout RecordedReplies) async throws {
    for body in [#"{"username":"eve","password":"1"}"#, #"{"username":"eve","password":"1"}"#, "{}"] {
      try await replies.send("POST", "/sandbox/accounts", body)
    }
    try await replies.send("GET", "/sandbox/accounts")
    for _ in 1...2 { try await replies.send("DELETE", "/sandbox/accounts/eve") }
  }

  private func pin(recording replies: inout RecordedReplies) async throws {
    for path in ["/sandbox/pins/+37255555555", "/sandbox/pins/nobody"] {
      try await replies.send("DELETE", path)
      try await replies.send("GET", path)
      try await replies.send("PUT", path, #"{"pin":"4711"}"#)
      try await replies.send("GET", path)
    }
  }

  private func control(recording replies: inout RecordedReplies) async throws {
    try await replies.send("GET", "/sandbox/openapi.json")
    try await replies.send("GET", "/sandbox/health")
    try await replies.send("GET", "/sandbox/")
    for path in ["/sandbox/requests", "/sandbox/services"] {
      try await replies.send("GET", path)
      try await replies.send("GET", "\(path)?limit=0")
    }
    try await replies.send("GET", "/sandbox/events?after=1-1-0&wait=0")
    try await replies.send("GET", "/sandbox/events?wait=x")
    try await replies.send("GET", "/sandbox/messages?limit=0")
    try await replies.send("DELETE", "/sandbox/messages")
    try await replies.send("PUT", "/sandbox/clock", #"{"advance_seconds":1.5,"frozen":true}"#)
    try await replies.send("PUT", "/sandbox/clock", "{}")
    try await replies.send("GET", "/sandbox/clock")
    try await replies.send("DELETE", "/sandbox/clock")
    let fault =
      #"{"operation":"verify","path":"/v1/*","probability":0.5,"after":1,"times":2,"status":503,"body":"<p>"}"#
    for body in [fault, #"{"jitter_ms":1,"delay_ms":2,"truncate":true}"#, #"{"close":true}"#, "{}"] {
      try await replies.send("POST", "/sandbox/faults", body)
    }
    try await replies.send("PUT", "/sandbox/faults", #"{"faults":[\#(fault)]}"#)
    try await replies.send("PUT", "/sandbox/faults", "{}")
    try await replies.send("GET", "/sandbox/faults")
    try await replies.send("DELETE", "/sandbox/faults")
    try await replies.send("POST", "/sandbox/reset")
  }
}
