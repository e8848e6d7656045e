import ExactJSON
import Foundation
import Testing
import VerigatorSandbox

/// The wire fixtures, which the client is held to as well: the server answers their requests as they say.
struct WireFixtureTests {
  struct Fixture: CustomTestStringConvertible, Sendable {
    let name: String
    let json: JSON

    var testDescription: String { name }
  }

  /// What the sandbox cannot be brought to answer: it never refuses a second start.
  private static let unreachable = ["start.conflict"]

  static var fixtures: [Fixture] {
    get throws {
      let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/wire")
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        .filter { $0.hasSuffix(".json") }
        .map { file in
          let bytes = try Data(contentsOf: folder.appendingPathComponent(file))
          return Fixture(name: String(file.dropLast(5)), json: try JSON(parsing: Array(bytes)))
        }
        .filter { !unreachable.contains($0.name) && !$0.name.hasPrefix("number-") }
    }
  }

  @Test func `there are fixtures for all nine operations`() throws {
    let operations = Set(try Self.fixtures.compactMap { $0.json["operation"]?.string })
    #expect(operations.count == 9)
  }

  @Test(arguments: try! fixtures) func `the sandbox answers as the fixture says`(fixture: Fixture) async throws {
    var configuration = SandboxConfiguration()
    configuration.open = true
    try await TestSandbox.run(configuration) { sandbox in
      let path = try await prepare(fixture, in: sandbox)
      let request = try #require(fixture.json["request"])
      let headers = request["headers"]?.object?.map { "\($0.key): \($0.value.string ?? "")" } ?? []
      let reply = try await sandbox.send(
        request["method"]?.string ?? "", path, request["body"]?.text(), headers: headers)

      let response = try #require(fixture.json["response"])
      #expect(reply.status == response["status"]?.integer)
      #expect(reply.response[header: "content-type"] == response["headers"]?["Content-Type"]?.string)
      #expect(reply.json.generalized == response["body"]?.generalized)
      if let message = reply.json["message"]?.string { #expect(message != "") }
    }
  }

  /// Brings the sandbox into the fixture's state.
  ///
  /// - Returns: The fixture's path, with the ids that the sandbox made.
  private func prepare(_ fixture: Fixture, in sandbox: TestSandbox) async throws -> String {
    let operation = fixture.json["operation"]?.string ?? ""
    let outcome = fixture.name.dropFirst(operation.count + 1)
    var path = fixture.json["request"]?["path"]?.string ?? ""

    let foreign = try await sandbox.createService(account: "another:account")
    path.replace("/v1/service/service/d0a7c3e9-4b16-4f82-9e5d-7c1f2b8a6043", with: foreign)
    if operation == "create-service", outcome != "conflict" { return path }
    let service = try await sandbox.createService()

    let isWithoutUser =
      ["list-users.empty", "delete-service.accepted", "create-user.created"].contains(fixture.name)
    if !isWithoutUser {
      let user = try await sandbox.createUser("john_doe", in: service)
      if outcome == "two" { _ = try await sandbox.createUser("jane@coffeeshop.com", in: service) }
      if fixture.name == "start.totp" { _ = try await sandbox.addDevice() }
      path.replace("b8f3d6e4-2c71-4e0b-8a95-6d4f0c2a7e31", with: user.split(separator: "/").last ?? "")
      if operation == "verify", outcome != "not-started" { try await start(user, outcome: outcome, in: sandbox) }
    }
    path.replace("/v1/service/service/5f1c0a52-6f0e-4a57-9c2e-3d8b7a1e4c10", with: service)
    return path
  }

  private func start(_ user: String, outcome: Substring, in sandbox: TestSandbox) async throws {
    _ = try await sandbox.send("PUT", "/sandbox/pins/+37255555555", #"{"pin":"4711"}"#)
    _ = try await sandbox.start(user)
    if outcome == "throttled" {
      for _ in 0..<5 { _ = try await sandbox.verify(user, "0000") }
    }
    if outcome == "expired" { try await sandbox.advanceClock(seconds: 300) }
  }
}

extension JSON {
  /// The value with all that may differ from run to run replaced by its kind.
  fileprivate var generalized: JSON {
    switch self {
    case .object(let members):
      var general = members
      for (name, value) in members {
        general[name] =
          ["id", "ctime", "message"].contains(name) ? .string(value.kindName) : value.generalized
      }
      return .object(general)
    case .array(let elements): return .array(elements.map(\.generalized))
    case .null, .bool, .integer, .double, .string: return self
    }
  }
}
