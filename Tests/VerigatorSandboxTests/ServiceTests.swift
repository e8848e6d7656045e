import ExactJSON
import Testing
import VerigatorSandbox

struct ServiceTests {
  @Test func `a created service is answered with id, ctime and name, and found again`() async throws {
    try await TestSandbox.run { sandbox in
      let created = try await sandbox.send(
        "POST", "/v1/service/service", #"{"fqdn":"coffeeshop.com","name":"CoffeeShop"}"#)
      #expect(created.status == 201)
      #expect(created.json.object?.keys.elements == ["id", "ctime", "name"])
      #expect(created.json["name"] == "CoffeeShop")
      #expect(created.json["ctime"] == "2017-07-06T13:12:03.141Z")
      let id = try #require(created.json["id"]?.string)
      #expect(
        try id.wholeMatch(of: Regex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")) != nil)

      let found = try await sandbox.send("GET", "/v1/service/service/\(id)")
      #expect(found.status == 200)
      #expect(found.json == created.json)
    }
  }

  @Test func `a service name is taken once in an account, whatever its fqdn`() async throws {
    var configuration = SandboxConfiguration()
    configuration.open = true
    try await TestSandbox.run(configuration) { sandbox in
      _ = try await sandbox.createService("Shop")
      let again = try await sandbox.send("POST", "/v1/service/service", #"{"fqdn":"other.com","name":"Shop"}"#)
      #expect(again.status == 409)
      #expect(again.message.hasPrefix("Service already exists"))
      let otherCase = try await sandbox.send("POST", "/v1/service/service", #"{"fqdn":"a.com","name":"shop"}"#)
      #expect(otherCase.status == 201)
      let otherAccount = try await sandbox.send(
        "POST", "/v1/service/service", #"{"fqdn":"a.com","name":"Shop"}"#, headers: ["X-Service-Auth: other:x"])
      #expect(otherAccount.status == 201)
    }
  }

  @Test(arguments: [
    ("", "empty"), ("null", "object"), ("[]", "object"), ("{", "not JSON"), (#"{"name":"x"}"#, "fqdn is missing"),
    (#"{"fqdn":1,"name":"x"}"#, "fqdn must be a string, not a number"), (#"{"fqdn":"","name":"x"}"#, "fqdn is empty"),
    (#"{"fqdn":"not a host","name":"x"}"#, "fqdn must be a host name"), (#"{"fqdn":"a.com"}"#, "name is missing"),
    (#"{"fqdn":"a.com","name":null}"#, "name must be a string, not null"),
    (#"{"fqdn":"a.com","name":" \t"}"#, "name is empty"),
    (#"{"fqdn":"a.com","name":"\#(String(repeating: "é", count: 256))"}"#, "name is longer than 255 characters"),
    (#"{"fqdn":"a.com","name":"e\#(String(repeating: "\u{301}", count: 255))"}"#, "name is longer than 255 characters"),
    (#"{"fqdn":"a.com","name":"a\u0000b"}"#, "name must not hold the character U+0000"),
  ]) func `a body that is not as documented is a 422 that names the field`(body: String, message: String) async throws {
    try await TestSandbox.run { sandbox in
      let reply = try await sandbox.send("POST", "/v1/service/service", body)
      #expect(reply.status == 422)
      #expect(reply.message.contains(message))
    }
  }

  @Test func `a name may have 255 characters, however many bytes they take`() async throws {
    try await TestSandbox.run { sandbox in
      let name = String(repeating: "é", count: 255)
      let reply = try await sandbox.send("POST", "/v1/service/service", #"{"fqdn":"a.com","name":"\#(name)"}"#)
      #expect(reply.status == 201)
      #expect(reply.json["name"]?.string == name)
    }
  }

  @Test func `a service is deleted once it has no users`() async throws {
    try await TestSandbox.run { sandbox in
      let service = try await sandbox.createService()
      let user = try await sandbox.createUser(in: service)
      let refused = try await sandbox.send("DELETE", service)
      #expect(refused.status == 409)
      #expect(refused.message.contains("still has users"))
      _ = try await sandbox.send("DELETE", user)
      let deleted = try await sandbox.send("DELETE", service)
      #expect(deleted.status == 202)
      #expect(deleted.json == [:])
      #expect(try await sandbox.send("DELETE", service).status == 404)
    }
  }

  @Test func `the path with service once is taken for the documented one, with a remark in the log`() async throws {
    let remarks = Collected<String?>()
    try await TestSandbox.run(log: { remarks.append($0.remark) }) { sandbox in
      let created = try await sandbox.send("POST", "/v1/service", #"{"fqdn":"a.com","name":"Shop"}"#)
      #expect(created.status == 201)
      let id = try #require(created.json["id"]?.string)
      #expect(try await sandbox.send("GET", "/v1/service/\(id)").json == created.json)
      #expect(try await sandbox.send("GET", "/v1/service/\(id)/users").status == 200)
      #expect(try await sandbox.send("GET", "/v1/service/service/\(id)/users").status == 200)
    }
    #expect(remarks.all.map { $0 != nil } == [true, true, true, false])
  }
}
