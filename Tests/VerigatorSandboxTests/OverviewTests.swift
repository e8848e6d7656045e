import ExactJSON
import Testing
import VerigatorSandbox
import VgshTestSupport

struct OverviewTests {
  @Test func `services come newest first with their users`() async throws {
    try await TestSandbox.run { sandbox in
      let empty = try await sandbox.send("GET", "/sandbox/services")
      #expect(empty.status == 200)
      #expect(empty.json == ["services": []])
      _ = try await sandbox.createService("First")
      let second = try await sandbox.createService("Second")
      for name in ["john", "anna", "zoe"] { _ = try await sandbox.createUser(name, in: second) }
      let services = try await sandbox.send("GET", "/sandbox/services").json["services"]?.array ?? []
      #expect(services.map { $0["name"] } == ["Second", "First"])
      #expect(services.map { $0["user_count"] } == [3, 0])
      #expect(services[0]["id"]?.string == second.split(separator: "/").last.map(String.init))
      #expect(services[0]["fqdn"] == "coffeeshop.com" && services[0]["account"] == "sandbox")
      let users = services[0]["users"]?.array ?? []
      #expect(users.map { $0["id_in_service"] } == ["anna", "john", "zoe"])
      #expect(users.allSatisfy { $0["phone_number"] == "+37255555555" && $0["id"]?.string != nil })
    }
  }

  @Test func `a limit bounds services and users`() async throws {
    try await TestSandbox.run { sandbox in
      for name in ["One", "Two", "Three"] { _ = try await sandbox.createService(name) }
      let last = try await sandbox.createService("Four")
      for name in ["a", "b", "c"] { _ = try await sandbox.createUser(name, in: last) }
      let services = try await sandbox.send("GET", "/sandbox/services?limit=2").json["services"]?.array ?? []
      #expect(services.map { $0["name"] } == ["Four", "Three"])
      #expect(services[0]["users"]?.array?.map { $0["id_in_service"] } == ["a", "b"])
      #expect(services[0]["user_count"] == 3)
      for query in ["limit=0", "limit=101", "limit=x"] {
        #expect(try await sandbox.send("GET", "/sandbox/services?\(query)").status == 422)
      }
    }
  }
}
