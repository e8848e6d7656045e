import ExactJSON
import Foundation
import Testing
import VerigatorSandbox

/// The fixtures of Number Verification, which the client is held to as well.
struct NumberFixtureTests {
  struct Fixture: CustomTestStringConvertible, Sendable {
    let name: String
    let json: JSON

    var testDescription: String { name }
    var text: String { json["response"]?["text"]?.string ?? "" }
    func field(_ name: String) -> String { json["request"]?["form"]?[name]?.string ?? "" }
  }

  /// What the sandbox never answers by itself: it has no lists of addresses and senders, and does not fail.
  private static let unreachable = ["ERROR 103", "ERROR 111", "ERROR 209", "FAILED 209"]

  static var fixtures: [Fixture] {
    get throws {
      let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "../../Fixtures/wire")
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        .filter { $0.hasPrefix("number-") }
        .map { file in
          let bytes = try Data(contentsOf: folder.appendingPathComponent(file))
          return Fixture(name: String(file.dropLast(5)), json: try JSON(parsing: Array(bytes)))
        }
        .filter { !unreachable.contains($0.text) }
    }
  }

  @Test(arguments: try! fixtures) func `the sandbox answers as the fixture says`(fixture: Fixture) async throws {
    try await TestSandbox.run { sandbox in
      let id = try await prepare(fixture, in: sandbox)
      let request = try #require(fixture.json["request"])
      let form = try #require(request["form"]?.object).map { name, value in
        let text = name == "verification_id" && fixture.text != "ERROR 110" ? id : value.string ?? ""
        return "\(name)=\(text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
      }
      let headers = request["headers"]?.object?.map { "\($0.key): \($0.value.string ?? "")" } ?? []
      let reply = try await sandbox.send(
        request["method"]?.string ?? "", request["path"]?.string ?? "", form.joined(separator: "&"), headers: headers)

      #expect(reply.status == 200)
      #expect(reply.response[header: "content-type"] == "text/plain")
      let answer = reply.response.text
      if fixture.text.hasPrefix("OK ") {
        #expect(answer.hasPrefix("OK ") && answer.utf8.count == 39, "\(answer)")
        try await expectMessage(of: fixture, in: sandbox)
      } else {
        #expect(answer == fixture.text)
      }
    }
  }

  /// Brings the sandbox into the fixture's state.
  ///
  /// - Returns: The id of the verification that it is about.
  private func prepare(_ fixture: Fixture, in sandbox: TestSandbox) async throws -> String {
    _ = try await sandbox.send("PUT", "/sandbox/pins/+37255555555", #"{"pin":"4711"}"#)
    guard fixture.name.hasPrefix("number-verify") || fixture.text == "VERIFIED" else { return "" }
    let (id, pin) = try await sandbox.startNumber()
    switch fixture.name {
    case "number-start.verified":
      #expect(try await sandbox.verifyNumber(id, pin, "&cookie=\(fixture.field("cookie"))") == "VERIFIED")
    case "number-verify.expired": try await sandbox.advanceClock(seconds: 300)
    case "number-verify.throttled":
      for _ in 0..<5 { _ = try await sandbox.verifyNumber(id, "0000") }
    default: break
    }
    return id
  }

  private func expectMessage(of fixture: Fixture, in sandbox: TestSandbox) async throws {
    let message = try await sandbox.newestMessage()
    let template = fixture.field("template")
    let text = template.isEmpty ? "Your verification PIN code is 4711" : template.replacing("<PIN>", with: "4711")
    #expect(message["text"]?.string == text)
    #expect(message["sender"]?.string == (fixture.field("from").isEmpty ? "Verigator" : fixture.field("from")))
    let expires = fixture.field("validity") == "600" ? "2017-07-06T13:22:03.141Z" : "2017-07-06T13:17:03.141Z"
    #expect(message["expires"]?.string == expires)
  }
}
