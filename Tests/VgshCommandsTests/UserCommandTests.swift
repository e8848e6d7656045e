import Testing
import VgshBase
import VgshCommands
import VgshRuntime
import VgshSession

@Suite("Commands about users")
struct UserCommandTests {
  @Test("create user normalises the number and takes note of the user")
  func create() async throws {
    let shell = try await TestShell.withService()
    let fixture = try WireFixture("create-user.created")
    try fixture.answer(on: shell.transport)
    let result = try await shell.run("create user john_doe %", "00372 (5555) 55-55")
    try fixture.expectSent(shell.transport.requests.first)
    #expect(
      result.value.json.object?.keys.elements == ["id", "id_in_service", "phone_number", "ctime"])
    #expect(result.value.json["phone_number"] == "+37255555555")
    #expect(shell.session.user("john_doe", of: WireID.service)?.phone == "+37255555555")
  }

  @Test("create user refuses a bad number before anything is sent, and sends it with --unchecked")
  func badNumber() async throws {
    let shell = try await TestShell.withService()
    #expect(throws: ArgumentError.self) {
      try TestCall(catalog: shell.registry.catalog).bind("create user jane 555")
    }
    try WireFixture("create-user.invalid").answer(on: shell.transport)
    let failure = try await shell.failure(of: "create user jane 555 --unchecked")
    #expect(failure.kind == .invalid && failure.status == 422)
    #expect(shell.transport.requests.first?.json?["phone_number"] == "555")
  }

  @Test("a conflict on a user says where to look")
  func conflict() async throws {
    let shell = try await TestShell.withService()
    try WireFixture("create-user.conflict").answer(on: shell.transport)
    let failure = try await shell.failure(of: "create user john.doe@example.com +37255555555")
    #expect(failure.kind == .conflict && failure.status == 409)
    #expect(try #require(failure.help).utf8Contains("show users"))
  }

  @Test("show users lists and takes note of all of them")
  func list() async throws {
    let shell = try await TestShell.withService()
    let fixture = try WireFixture("list-users.two")
    try fixture.answer(on: shell.transport)
    let rows = try await shell.run("show users").value
    try fixture.expectSent(shell.transport.requests.first)
    guard case .list(let items) = rows else { throw CommandFailure.local("no list") }
    #expect(items.count == 2)
    #expect(items.allSatisfy { $0.json.object?.keys.elements == ["id", "id_in_service", "ctime"] })
    #expect(shell.session.users(of: WireID.service).count == 2)
  }

  @Test("a user seen in this session is found by name without asking")
  func showSeen() async throws {
    let shell = try await TestShell.withService()
    let fixture = try WireFixture("get-user.found")
    try fixture.answer(on: shell.transport)
    let result = try await shell.run("show user john.doe@example.com")
    try fixture.expectSent(shell.transport.requests.first)
    #expect(result.value.json["id"] == .string(WireID.user))
    #expect(shell.transport.requests.count == 1)
  }

  @Test("a user not seen yet is looked up in the service's list", arguments: ["jane", "u2"])
  func showListed(_ reference: String) async throws {
    let shell = try await TestShell.withService()
    shell.transport.answer(
      200, ["users": [["id": "u1", "id_in_service": "u2b"], ["id": "u2", "id_in_service": "jane"]]])
    shell.transport.answer(200, ["id": "u2", "id_in_service": "jane"])
    try await shell.run("show user \(reference)")
    let path = "/v1/service/service/\(WireID.service)/users"
    #expect(shell.transport.calls == ["GET \(path)", "GET \(path)/u2"])
  }

  @Test("a name that no user has goes out as an id, and the 404 says so")
  func showUnknown() async throws {
    let shell = try await TestShell.withService()
    shell.transport.answer(200, ["users": []])
    shell.transport.answer(404, ["message": "No such user"])
    let failure = try await shell.failure(of: "show user nobody")
    #expect(failure.kind == .notFound && failure.status == 404)
    #expect(failure.message == "could not fetch the user: No such user (status 404); the service has no user 'nobody'")
  }

  @Test("a seen user that is gone is looked up again the next time")
  func staleUser() async throws {
    let shell = try await TestShell.withService()
    try WireFixture("get-user.user-not-found").answer(on: shell.transport)
    _ = try await shell.failure(of: "show user john.doe@example.com")
    #expect(shell.session.user("john.doe@example.com", of: WireID.service) == nil)
  }

  @Test("delete user sends the documented request and forgets the user")
  func delete() async throws {
    let shell = try await TestShell.withService()
    let fixture = try WireFixture("delete-user.accepted")
    try fixture.answer(on: shell.transport)
    let result = try await shell.run("delete user john.doe@example.com")
    try fixture.expectSent(shell.transport.requests.first)
    #expect(result.value.line == #"{"id":"b8f3d6e4-2c71-4e0b-8a95-6d4f0c2a7e31","deleted":true}"#)
    #expect(shell.session.user("john.doe@example.com", of: WireID.service) == nil)
  }

  @Test("delete user asks at the prompt by the user's name")
  func deleteAsks() async throws {
    var shell = try await TestShell.withService()
    let questions = ScriptedQuestioner("")
    shell.questions = questions
    _ = try await shell.failure(of: "delete user %", ["id": .text(WireID.user)])
    #expect(questions.questions == ["delete user 'john.doe@example.com'? [y/N] "])
  }

  @Test("delete user --if-exists takes a 404 for done")
  func deleteIfExists() async throws {
    let shell = try await TestShell.withService()
    try WireFixture("delete-user.user-not-found").answer(on: shell.transport)
    let result = try await shell.run("delete user % --if-exists", ["id": .text(WireID.none)])
    #expect(result.value.json["deleted"] == false)
  }

  @Test("--service names another service than the current one")
  func otherService() async throws {
    let shell = try await TestShell.withService()
    try await shell.remember("Other", "other")
    shell.session.use(nil)
    shell.transport.answer(200, ["users": []])
    try await shell.run("show users --service Other")
    #expect(shell.transport.calls == ["GET /v1/service/service/other/users"])
  }
}
