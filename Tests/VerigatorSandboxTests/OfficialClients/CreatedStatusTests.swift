import ExactJSON
import Testing
import VerigatorSandbox

/// The status that each official SDK needs, and what their HTTP clients do unasked.
struct CreatedStatusTests {
  private static let java = [
    "X-Service-Auth: sandbox:sandbox", "User-Agent: verigator-java-1.1", "Accept: application/json",
  ]
  private static let python = ["X-Service-Auth: sandbox:sandbox", "User-Agent: python-requests/2.31.0", "Accept: */*"]

  @Test(arguments: [
    (SandboxConfiguration.StatusStyle.auto, 200, 201), (.docs, 201, 201), (.sdk, 200, 200),
  ]) func `creates and starts are answered with the status that the client takes`(
    style: SandboxConfiguration.StatusStyle, javaStatus: Int, pythonStatus: Int
  ) async throws {
    for (headers, status) in [(Self.java, javaStatus), (Self.python, pythonStatus)] {
      var configuration = SandboxConfiguration()
      configuration.statusStyle = style
      try await TestSandbox.run(configuration) { sandbox in
        let service = try await sandbox.send(
          "POST", "/v1/service/service", #"{"fqdn":"www.example.com","name":"Shop"}"#, headers: headers)
        #expect(service.status == status)
        let path = "/v1/service/service/\(service.json["id"]?.string ?? "")"
        let user = try await sandbox.send(
          "POST", "\(path)/users", #"{"id_in_service":"me","phone_number":"+3725555555"}"#, headers: headers)
        #expect(user.status == status)
        let userPath = "\(path)/users/\(user.json["id"]?.string ?? "")"
        let start = try await sandbox.send("POST", "\(userPath)/auth", #"{"method":"totp"}"#, headers: headers)
        #expect(start.status == status)
        #expect(try await sandbox.send("GET", "\(path)/users", headers: headers).status == 200)
        #expect(try await sandbox.send("PUT", "\(userPath)/auth", #"{"token":"0"}"#, headers: headers).status == 200)
        #expect(try await sandbox.send("DELETE", userPath, headers: headers).status == 202)
        #expect(
          try await sandbox.send("DELETE", path, headers: headers + ["Content-Length: 0"]).status == 202)
      }
    }
  }

  @Test func `a client that offers HTTP 2 with its request is answered, and the connection closed`() async throws {
    try await TestSandbox.run { sandbox in
      let offer = ["Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABk"]
      let reply = try await sandbox.send(
        "POST", "/v1/service/service", #"{"fqdn":"a.com","name":"Shop"}"#,
        headers: ["X-Service-Auth: sandbox:sandbox"] + offer)
      #expect(reply.status == 201)
      #expect(reply.response[header: "connection"] == "close")
      #expect(try await sandbox.receiveUntilClosed() == "")
    }
  }
}
