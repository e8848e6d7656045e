import Foundation
import Testing
import VgshBase
import VgshCommands
import VgshRuntime
import VgshSession
import VgshTestSupport

@Suite("Commands about services")
struct ServiceCommandTests {
  private static let record =
    #"{"id":"5f1c0a52-6f0e-4a57-9c2e-3d8b7a1e4c10","name":"CoffeeShop","fqdn":"coffeeshop.com","ctime":"2017-07-06T13:12:03.141Z"}"#

  @Test("create service sends the documented request, saves the service and makes it the current one")
  func create() async throws {
    let shell = try TestShell()
    let fixture = try WireFixture("create-service.created")
    try fixture.answer(on: shell.transport)
    let result = try await shell.run("create service CoffeeShop https://CoffeeShop.com/login")
    try fixture.expectSent(shell.transport.requests.first)
    #expect(result.value.line == Self.record)
    #expect(shell.session.service?.id == WireID.service)
    #expect(try await shell.store.service("CoffeeShop", in: shell.session.account)?.fqdn == "coffeeshop.com")
  }

  @Test("a service that was created and cannot be saved is shown all the same, for its id would be lost")
  func createUnsaved() async throws {
    var shell = try TestShell()
    let folder = try TemporaryFolder()
    shell.store = SessionStore(.file(folder.path("state.sqlite")), now: { 0 })
    let saved = SavedService(name: "TeaHouse", id: "t-1", fqdn: nil, ctime: nil)
    try await shell.store.save(saved, in: shell.session.account, onTakenName: .refuse)
    // With the folder goes the room for its journal.
    try FileManager.default.removeItem(atPath: folder.path)
    try WireFixture("create-service.created").answer(on: shell.transport)
    let result = try await shell.run("create service CoffeeShop coffeeshop.com")
    #expect(result.value.json["id"] == .string(WireID.service))
    #expect(result.notices.map(\.severity) == [.warning])
    #expect(result.notices.first?.message.hasPrefix("the service was created but is not saved: ") == true)
    #expect(shell.session.service?.id == WireID.service)
  }

  @Test("create service sends what is written with --unchecked")
  func createUnchecked() async throws {
    let shell = try TestShell()
    shell.transport.answer(422, ["message": "fqdn is empty"])
    let failure = try await shell.failure(of: "create service % % --unchecked", " ", "")
    #expect(shell.transport.requests.first?.json == ["fqdn": "", "name": " "])
    #expect(failure.kind == .invalid && failure.status == 422)
    #expect(failure.message == "could not create the service: fqdn is empty (status 422)")
  }

  @Test("a conflict says that the service exists and how to save it")
  func conflict() async throws {
    let shell = try TestShell()
    try WireFixture("create-service.conflict").answer(on: shell.transport)
    let failure = try await shell.failure(of: "create service CoffeeShop coffeeshop.com")
    #expect(failure.kind == .conflict && failure.status == 409)
    #expect(try #require(failure.help).utf8Contains("save SERVICE-ID"))
    #expect(shell.session.service == nil)
  }

  @Test("a service that takes over a saved name takes the place of the other")
  func createReplaces() async throws {
    let shell = try TestShell()
    try await shell.remember("CoffeeShop", "old")
    try WireFixture("create-service.created").answer(on: shell.transport)
    try await shell.run("create service CoffeeShop coffeeshop.com")
    #expect(try await shell.store.services(in: shell.session.account).map(\.id) == [WireID.service])
  }

  @Test("show service asks the API and adds the saved domain", arguments: ["show service", "show service CoffeeShop"])
  func show(_ line: String) async throws {
    let shell = try await TestShell.withService()
    let fixture = try WireFixture("get-service.found")
    try fixture.answer(on: shell.transport)
    let result = try await shell.run(line)
    try fixture.expectSent(shell.transport.requests.first)
    #expect(result.value.line == Self.record)
  }

  @Test("a service can be given by its record")
  func showRecord() async throws {
    let shell = try TestShell()
    let fixture = try WireFixture("get-service.found")
    try fixture.answer(on: shell.transport)
    try await shell.run("show service %", ["id": .text(WireID.service), "name": "CoffeeShop"])
    try fixture.expectSent(shell.transport.requests.first)
  }

  @Test("a 404 on a name adds that no such service is saved; on a saved one it does not")
  func unsavedName() async throws {
    let shell = try await TestShell.withService()
    shell.transport.answer(404, ["message": "No such service"])
    let failure = try await shell.failure(of: "show service CofeeShop")
    #expect(shell.transport.calls == ["GET /v1/service/service/CofeeShop"])
    #expect(failure.kind == .notFound && failure.status == 404)
    #expect(
      failure.message
        == "could not fetch the service: No such service (status 404); no service 'CofeeShop' is saved")

    shell.transport.answer(404, ["message": "No such service"])
    #expect(
      try await shell.failure(of: "show service").message == "could not fetch the service: No such service (status 404)"
    )
  }

  @Test("without a current service a command says how to choose one, and sends nothing")
  func noCurrentService() async throws {
    let shell = try TestShell()
    let failure = try await shell.failure(of: "show users")
    #expect(failure.kind == .local && failure.status == nil)
    #expect(failure.message == "no service is chosen")
    #expect(shell.transport.requests.isEmpty)
  }

  @Test("it names those that are saved")
  func savedServicesAreNamed() async throws {
    let shell = try await TestShell.withService()
    shell.session.use(nil)
    let help = try #require(try await shell.failure(of: "show users").help)
    #expect(help.utf8Contains("'use CoffeeShop'"), "\(help)")
  }

  @Test("show services lists the saved ones of this account, or all, without asking the API")
  func list() async throws {
    let shell = try await TestShell.withService()
    let elsewhere = AccountPlace(url: "https://api.verigator.com", account: "other")
    try await shell.store.save(
      SavedService(name: "Elsewhere", id: "e", fqdn: nil, ctime: nil), in: elsewhere, onTakenName: .refuse)
    let mine =
      #"{"name":"CoffeeShop","id":"5f1c0a52-6f0e-4a57-9c2e-3d8b7a1e4c10","fqdn":"coffeeshop.com","ctime":"2017-07-06T13:12:03.141Z","url":"sandbox","account":"sandbox"}"#
    let other =
      #"{"name":"Elsewhere","id":"e","fqdn":null,"ctime":null,"url":"https://api.verigator.com","account":"other"}"#
    #expect(try await shell.run("show services").value.line == "[\(mine)]")
    #expect(try await shell.run("show services --all").value.line == "[\(other),\(mine)]")
    #expect(shell.transport.requests.isEmpty)
  }

  @Test("show services --check tells the state of each")
  func check() async throws {
    let shell = try await TestShell.withService()
    try await shell.remember("Gone", "gone")
    try WireFixture("get-service.found").answer(on: shell.transport)
    shell.transport.answer(404)
    let rows = try await shell.run("show services --check").value
    guard case .list(let items) = rows else { throw CommandFailure.local("no list") }
    #expect(items.map(\.json["state"]) == ["ok", "not-found"])
    #expect(shell.transport.calls == ["GET /v1/service/service/\(WireID.service)", "GET /v1/service/service/gone"])
  }

  @Test("delete service sends the documented request and forgets what was deleted")
  func delete() async throws {
    let shell = try await TestShell.withService()
    let fixture = try WireFixture("delete-service.accepted")
    try fixture.answer(on: shell.transport)
    let result = try await shell.run("delete service")
    try fixture.expectSent(shell.transport.requests.first)
    #expect(result.value.line == #"{"id":"5f1c0a52-6f0e-4a57-9c2e-3d8b7a1e4c10","deleted":true}"#)
    #expect(shell.session.service == nil)
    #expect(try await shell.store.services(in: shell.session.account).isEmpty)
  }

  @Test("a service that has users left is kept, and the failure says what to do")
  func deleteConflict() async throws {
    let shell = try await TestShell.withService()
    try WireFixture("delete-service.conflict").answer(on: shell.transport)
    let failure = try await shell.failure(of: "delete service")
    #expect(failure.kind == .conflict)
    #expect(try #require(failure.help).utf8Contains("delete user"))
    #expect(shell.session.service?.id == WireID.service)
  }

  @Test("at the prompt delete service asks; only a yes deletes")
  func deleteAsks() async throws {
    var shell = try await TestShell.withService()
    let refusing = ScriptedQuestioner("n")
    shell.questions = refusing
    #expect(try await shell.failure(of: "delete service").message == "nothing was deleted")
    #expect(refusing.questions == ["delete service 'CoffeeShop' (\(WireID.service))? [y/N] "])
    #expect(shell.transport.requests.isEmpty)

    shell.questions = ScriptedQuestioner("Y")
    shell.transport.answer(202)
    #expect(try await shell.run("delete service").value.json["deleted"] == true)
  }

  @Test("delete service --yes does not ask, and --if-exists takes a 404 for done")
  func deleteIfExists() async throws {
    var shell = try await TestShell.withService()
    let questions = ScriptedQuestioner()
    shell.questions = questions
    shell.transport.answer(404)
    let result = try await shell.run("delete service nothing --yes --if-exists")
    #expect(result.value.line == #"{"id":"nothing","deleted":false}"#)
    #expect(questions.questions.isEmpty)
    #expect(shell.session.service?.id == WireID.service)
  }

  @Test("use takes a saved service without asking the API")
  func useSaved() async throws {
    let shell = try await TestShell.withService()
    try await shell.remember("Other", "other")
    #expect(try await shell.run("use CoffeeShop").value.line == Self.record)
    #expect(shell.session.service?.name == "CoffeeShop")
    #expect(shell.transport.requests.isEmpty)
  }

  @Test("use fetches and saves a service it does not know")
  func useUnknown() async throws {
    let shell = try TestShell()
    try WireFixture("get-service.found").answer(on: shell.transport)
    let result = try await shell.run("use \(WireID.service)")
    #expect(result.value.json["fqdn"] == .null)
    #expect(try await shell.store.service("CoffeeShop", in: shell.session.account)?.id == WireID.service)
    #expect(shell.session.service?.id == WireID.service)
  }

  @Test("use does not take a saved name away from another service")
  func useTakenName() async throws {
    let shell = try TestShell()
    try await shell.remember("CoffeeShop", "other")
    try WireFixture("get-service.found").answer(on: shell.transport)
    let failure = try await shell.failure(of: "use \(WireID.service)")
    #expect(failure.kind == .local)
    #expect(failure.message == "another service is saved as 'CoffeeShop': other")
    #expect(shell.session.service?.id == "other")
  }

  @Test("save gives the service's own record and saves it under the name wanted")
  func save() async throws {
    let shell = try TestShell()
    try WireFixture("get-service.found").answer(on: shell.transport)
    let result = try await shell.run("save \(WireID.service) --as Coffee")
    #expect(result.value.json["name"] == "CoffeeShop")
    #expect(try await shell.store.services(in: shell.session.account).map(\.name) == ["Coffee"])
    #expect(shell.session.service == nil)
  }

  @Test("forget removes the saved service and asks nobody")
  func forget() async throws {
    let shell = try await TestShell.withService()
    guard case .none = try await shell.run("forget CoffeeShop").content else {
      throw CommandFailure.local("forget has a value")
    }
    #expect(try await shell.store.services(in: shell.session.account).isEmpty)
    #expect(shell.session.service == nil)
    #expect(shell.transport.requests.isEmpty)
  }

  @Test("forget suggests the nearest name")
  func forgetUnknown() async throws {
    let shell = try await TestShell.withService()
    let failure = try await shell.failure(of: "forget CofeeShop")
    #expect(failure.kind == .local)
    #expect(failure.help == "did you mean 'CoffeeShop'?")
  }
}
