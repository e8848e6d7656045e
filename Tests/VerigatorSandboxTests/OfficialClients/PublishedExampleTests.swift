import ExactJSON
import Testing
import VerigatorSandbox

/// The calls that the examples published with the official SDKs make, in their order.
struct PublishedExampleTests {
  /// As `vgsh sandbox --open --lenient-phone`: the examples' credentials and phone numbers are placeholders.
  private func run(body: (TestSandbox) async throws -> Void) async throws {
    var configuration = SandboxConfiguration()
    configuration.open = true
    configuration.lenientPhone = true
    try await TestSandbox.run(configuration, body: body)
  }

  @Test func `Python: example.py`() async throws {
    try await run { sandbox in
      let client = OfficialClient(kind: .python, sandbox: sandbox, credentials: "username:password")
      let service = try await client.createService("service_name", fqdn: "http://example.com")
      let user = try await client.createUser("username", phone: "+xxxxxxxxxxx", in: service)
      let pin = try await client.start(user, method: "sms")
      #expect(try await !client.verify(user, wrong(pin)))
      #expect(try await !client.verify(user, "no PIN"))
      #expect(try await client.verify(user, pin))
    }
  }

  @Test(arguments: [
    ("Some example service", "youremail@example.com", "sms"),
    ("Uku service 35", "me+35@example.com", "totp"),
  ]) func `Java: the Maven example, and the Gradle example whose user has no app`(
    name: String, mail: String, method: String
  ) async throws {
    try await run { sandbox in
      let credentials = "<api-username-here>:<api-password-here>"
      let client = OfficialClient(kind: .java, sandbox: sandbox, credentials: credentials)
      let service = try await client.createService(name, fqdn: "www.example.com")
      let found = try await client.send("GET", service)
      #expect(found.status == 200)
      #expect(found.json["name"]?.string == name)
      let user = try await client.createUser(mail, phone: "+3725555555", in: service)
      let pin = try await client.start(user, method: method)
      #expect(try await !client.verify(user, wrong(pin)))
      #expect(try await client.verify(user, pin))
    }
  }

  @Test(arguments: [OfficialClient.Kind.python, .java]) func `an example runs a second time once the sandbox is reset`(
    kind: OfficialClient.Kind
  ) async throws {
    try await run { sandbox in
      let client = OfficialClient(kind: kind, sandbox: sandbox, credentials: "username:password")
      _ = try await client.createService("service_name", fqdn: "http://example.com")
      let again = client.object(["fqdn": "http://example.com", "name": "service_name"])
      #expect(try await client.send("POST", "/v1/service/service", again).status == 409)
      #expect(try await sandbox.send("POST", "/sandbox/reset").status == 201)
      _ = try await client.createService("service_name", fqdn: "http://example.com")
    }
  }

  @Test func `guesses beyond the last are told in the reply, with 200`() async throws {
    try await run { sandbox in
      let client = OfficialClient(kind: .python, sandbox: sandbox)
      let service = try await client.createService("service_name", fqdn: "http://example.com")
      let user = try await client.createUser("username", phone: "+xxxxxxxxxxx", in: service)
      let pin = try await client.start(user, method: "sms")
      for _ in 1...5 { #expect(try await !client.verify(user, wrong(pin))) }
      let throttled = try await client.send("PUT", "\(user)/auth", client.object(["token": pin]))
      #expect(throttled.status == 200)
      #expect(throttled.json["status"]?["throttled"] == true)
    }
  }
}
