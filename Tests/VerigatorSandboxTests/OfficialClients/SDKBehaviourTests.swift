import ExactJSON
import Testing
import VerigatorSandbox
import VgshTestSupport

/// What the official SDKs rely on beyond their examples.
struct SDKBehaviourTests {
  private static let kinds = [OfficialClient.Kind.python, .java]

  @Test(arguments: kinds) func `every call has the one status that the Java SDK takes, and all that is read of it`(
    kind: OfficialClient.Kind
  ) async throws {
    try await TestSandbox.run { sandbox in
      let client = OfficialClient(kind: kind, sandbox: sandbox)
      let service = try await client.createService("CoffeeShop", fqdn: "www.example.com")
      let found = try await client.send("GET", service)
      #expect(found.status == 200)
      #expect(found.json.object?.keys.elements == ["id", "ctime", "name"])

      let user = try await client.createUser("john_doe", phone: "+37255555555", in: service)
      // Java asks for a user by a path of its own.
      let userPath = kind == .java ? user.replacing("/users/", with: "/user/") : user
      let foundUser = try await client.send("GET", userPath)
      #expect(foundUser.status == 200)
      #expect(foundUser.json.object?.keys.elements == ["id", "ctime", "id_in_service"])
      let list = try await client.send("GET", "\(service)/users")
      #expect(list.status == 200)
      #expect(list.json == ["users": [foundUser.json], "count": 1, "total": 1])

      for path in [user, service] {
        let deleted = try await client.send("DELETE", path)
        #expect(deleted.status == 202)
        #expect(deleted.json == [:])
      }
    }
  }

  @Test(arguments: kinds) func `every refusal has the status that is mapped to an error, and a message`(
    kind: OfficialClient.Kind
  ) async throws {
    var configuration = SandboxConfiguration()
    configuration.open = true
    try await TestSandbox.run(configuration) { sandbox in
      let client = OfficialClient(kind: kind, sandbox: sandbox)
      let foreign = try await sandbox.createService(account: "other:x")
      let service = try await client.createService("CoffeeShop", fqdn: "www.example.com")
      let user = try await client.createUser("john_doe", phone: "+37255555555", in: service)
      let calls: [(status: Int, method: String, path: String, body: String?)] = [
        (403, "GET", foreign, nil), (404, "GET", "/v1/service/service/nope", nil), (404, "GET", "\(user)x", nil),
        (404, "GET", "/v1/nothing", nil), (404, "GET", "/v2/service/service", nil), (404, "GET", "\(user)/a/b", nil),
        (405, "PUT", service, "{}"), (405, "DELETE", "\(service)/users", nil),
        (409, "POST", "/v1/service/service", client.object(["fqdn": "a.com", "name": "CoffeeShop"])),
        (409, "DELETE", service, nil), (404, "PUT", "\(user)/auth", client.object(["token": "1234"])),
        // A PIN that is null.
        (422, "PUT", "\(user)/auth", "{}"),
        (422, "POST", "/v1/service/service", client.object(["fqdn": "", "name": ""])),
        (413, "POST", "/v1/service/service", client.object(["name": String(repeating: "x", count: 65_536)])),
      ]
      for call in calls {
        // What is announced as too large is not read, and the connection is at its end.
        let single = TestSandbox(
          address: sandbox.address, connection: try RawConnection(port: sandbox.address.port))
        let client = OfficialClient(kind: kind, sandbox: call.status == 413 ? single : sandbox)
        let reply = try await client.send(call.method, call.path, call.body)
        #expect(reply.status == call.status, "\(call)")
        #expect(reply.message != "", "\(call)")
      }
      for credentials in ["sandbox:wrong", "sandbox", ":", ""] {
        let stranger = OfficialClient(kind: kind, sandbox: sandbox, credentials: credentials)
        let reply = try await stranger.send("GET", service)
        #expect(reply.status == 401)
        #expect(reply.message != "")
      }
    }
  }

  @Test(arguments: kinds) func `a text is read however the SDK escapes it`(kind: OfficialClient.Kind) async throws {
    try await TestSandbox.run { sandbox in
      let client = OfficialClient(kind: kind, sandbox: sandbox)
      let service = try await client.createService("Köhvik <Tom & Jerry's> = 😀", fqdn: "www.example.com")
      _ = try await client.createUser("õnne=palju@näide.ee", phone: "+37255555555", in: service)
    }
  }

  @Test(arguments: kinds) func `a password may hold colons`(kind: OfficialClient.Kind) async throws {
    var configuration = SandboxConfiguration()
    configuration.open = true
    try await TestSandbox.run(configuration) { sandbox in
      let client = OfficialClient(kind: kind, sandbox: sandbox, credentials: "me:a:b:c")
      let service = try await client.createService("CoffeeShop", fqdn: "www.example.com")
      let other = OfficialClient(kind: kind, sandbox: sandbox, credentials: "me:a:b")
      #expect(try await other.send("GET", service).status == 401)
    }
  }

  @Test(arguments: [
    #"{"token":"PIN"}"#, #"{"method":"sms","token":"PIN"}"#, #"{"method":"totp","token":"PIN","auth_id":null}"#,
    #"{"auth_id":"1","token":"PIN","more":{"x":[1]}}"#,
  ]) func `a verification needs no more than its token, and may have more`(body: String) async throws {
    try await TestSandbox.run { sandbox in
      let client = OfficialClient(kind: .python, sandbox: sandbox)
      let service = try await client.createService("CoffeeShop", fqdn: "www.example.com")
      let user = try await client.createUser("john_doe", phone: "+37255555555", in: service)
      let pin = try await client.start(user, method: "sms")
      let reply = try await client.send("PUT", "\(user)/auth", body.replacing("PIN", with: pin))
      #expect(reply.status == 200)
      #expect(reply.json == ["method": "sms", "verified": true])
    }
  }
}
