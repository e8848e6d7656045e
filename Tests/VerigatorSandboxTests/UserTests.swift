import ExactJSON
import Testing
import VerigatorSandbox

struct UserTests {
  @Test func `a created user is answered without its phone number, and found on both paths`() async throws {
    try await TestSandbox.run { sandbox in
      let service = try await sandbox.createService()
      let created = try await sandbox.send(
        "POST", "\(service)/users", #"{"id_in_service":"john","phone_number":"+37255555555"}"#)
      #expect(created.status == 201)
      #expect(created.json.object?.keys.elements == ["id", "ctime", "id_in_service"])
      let id = try #require(created.json["id"]?.string)
      for path in ["users", "user"] {
        let found = try await sandbox.send("GET", "\(service)/\(path)/\(id)")
        #expect(found.status == 200)
        #expect(found.json == created.json)
      }
    }
  }

  @Test func `users are listed in the order they were added, with both counters`() async throws {
    try await TestSandbox.run { sandbox in
      let service = try await sandbox.createService()
      #expect(try await sandbox.send("GET", "\(service)/users").json == ["users": [], "count": 0, "total": 0])
      for name in ["zoe", "adam", "\\\"quoted\\\""] { _ = try await sandbox.createUser(name, in: service) }
      let list = try await sandbox.send("GET", "\(service)/users")
      #expect(list.status == 200)
      #expect(list.json["users"]?.array?.map { $0["id_in_service"]?.string } == ["zoe", "adam", "\"quoted\""])
      #expect(list.json["count"] == 3)
      #expect(list.json["total"] == 3)
    }
  }

  @Test func `a name is taken once in a service, a phone number as often as one likes`() async throws {
    try await TestSandbox.run { sandbox in
      let service = try await sandbox.createService()
      let other = try await sandbox.createService("Other")
      let body = #"{"id_in_service":"john","phone_number":"+37255555555"}"#
      #expect(try await sandbox.send("POST", "\(service)/users", body).status == 201)
      let again = try await sandbox.send("POST", "\(service)/users", body)
      #expect(again.status == 409)
      #expect(again.message.hasPrefix("User already exists"))
      #expect(try await sandbox.send("POST", "\(other)/users", body).status == 201)
      let samePhone = #"{"id_in_service":"jane","phone_number":"+37255555555"}"#
      #expect(try await sandbox.send("POST", "\(service)/users", samePhone).status == 201)
    }
  }

  @Test(arguments: [
    ("37255555555", "does not begin with +"), ("+372 5555", "something else than digits"), ("+123456", "it has 6"),
    ("+1234567890123456", "it has 16"), ("+xxxxxxxxxxx", "something else than digits"), ("", "phone_number is empty"),
  ]) func `a phone number is + and 7 to 15 digits`(phone: String, message: String) async throws {
    try await TestSandbox.run { sandbox in
      let service = try await sandbox.createService()
      let reply = try await sandbox.send(
        "POST", "\(service)/users", #"{"id_in_service":"john","phone_number":"\#(phone)"}"#)
      #expect(reply.status == 422)
      #expect(reply.message.contains("phone_number"))
      #expect(reply.message.contains(message))
    }
  }

  @Test func `a lenient sandbox takes any phone number that is not blank`() async throws {
    var configuration = SandboxConfiguration()
    configuration.lenientPhone = true
    try await TestSandbox.run(configuration) { sandbox in
      let service = try await sandbox.createService()
      let user = try await sandbox.createUser(phone: "+xxxxxxxxxxx", in: service)
      #expect(try await sandbox.start(user) != "")
      let blank = try await sandbox.send(
        "POST", "\(service)/users", #"{"id_in_service":"jane","phone_number":" "}"#)
      #expect(blank.status == 422)
    }
  }

  @Test func `a deleted user is gone, and its name free`() async throws {
    try await TestSandbox.run { sandbox in
      let service = try await sandbox.createService()
      let user = try await sandbox.createUser(in: service)
      _ = try await sandbox.start(user)
      let deleted = try await sandbox.send("DELETE", user)
      #expect(deleted.status == 202)
      #expect(deleted.json == [:])
      for method in ["GET", "DELETE"] { #expect(try await sandbox.send(method, user).status == 404) }
      #expect(try await sandbox.createUser(in: service) != "\(service)/users/-")
      #expect(try await sandbox.newestMessage()["attempts_left"] == 0)
    }
  }

  @Test func `a user of another service is not found`() async throws {
    try await TestSandbox.run { sandbox in
      let user = try await sandbox.createUser(in: sandbox.createService())
      let other = try await sandbox.createService("Other")
      let id = user.split(separator: "/").last ?? ""
      #expect(try await sandbox.send("GET", "\(other)/users/\(id)").status == 404)
    }
  }
}
