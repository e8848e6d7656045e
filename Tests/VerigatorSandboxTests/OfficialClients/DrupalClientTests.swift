import ExactJSON
import Testing
import VerigatorSandbox
import VgshTestSupport

/// The one other public client: a class for Drupal 7 that calls `file_get_contents` of PHP.
struct DrupalClientTests {
  /// Sends a request as that class does: no blank behind the colon of `X-Service-Auth`, the type of JSON on every call,
  /// and HTTP/1.0, whose reply ends with the connection.
  private func send(_ method: String, _ path: String, _ body: String = "", to sandbox: TestSandbox) async throws -> JSON
  {
    let connection = try RawConnection(port: sandbox.address.port)
    let lines = [
      "\(method) \(path) HTTP/1.0", "Host: 127.0.0.1:\(sandbox.address.port)", "Connection: close",
      "X-Service-Auth:sandbox:sandbox", "Accept: application/json", "Content-type: application/json",
      "Content-Length: \(body.utf8.count)",
    ]
    await connection.send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
    let response = try await connection.receive()
    #expect((200..<300).contains(response.status), "\(method) \(path): \(response.text)")
    #expect(try await connection.receiveUntilClosed() == "")
    return try JSON(parsing: response.body)
  }

  @Test func `a user is registered, verified and deleted`() async throws {
    try await TestSandbox.run { sandbox in
      let newService = #"{"fqdn":"https:\/\/www.example.com","name":"My site"}"#
      let service = try await send("POST", "/v1/service/service", newService, to: sandbox)
      let users = "/v1/service/service/\(try #require(service["id"]?.string))/users"
      let newUser = #"{"id_in_service":"admin","phone_number":"+37255555555"}"#
      let user = "\(users)/\(try #require(try await send("POST", users, newUser, to: sandbox)["id"]?.string))"
      #expect(try await send("POST", "\(user)/auth", #"{"method":"sms"}"#, to: sandbox) == ["method": "sms"])
      let pin = try #require(try await sandbox.newestMessage()["pin"]?.string)
      let verified = try await send("PUT", "\(user)/auth", #"{"method":"sms","token":"\#(pin)"}"#, to: sandbox)
      #expect(verified == ["method": "sms", "verified": true])
      #expect(try await send("DELETE", user, to: sandbox) == [:])
    }
  }
}
