import ExactJSON
import Foundation
import Testing
import Verigator

/// One exchange of the API, as both sides are held to it.
struct WireFixture {
  private let json: JSON
  var request: JSON { json["request"] ?? .null }
  /// The body of the response.
  var response: JSON { json["response"]?["body"] ?? .null }

  init(_ name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../Fixtures/wire/\(name).json")
    json = try JSON(parsing: Array(Data(contentsOf: file)))
  }

  /// Lets a transport answer as the server does.
  func answer(on transport: ScriptedTransport) throws {
    transport.answer(try #require(json["response"]?["status"]?.integer), json["response"]?["body"])
  }

  /// Asserts that a request is the one of the fixture.
  func expectSent(_ request: TransportRequest?, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let request = try #require(request, sourceLocation: sourceLocation)
    let expected = try #require(json["request"])
    #expect(request.head.method.rawValue == expected["method"]?.string, sourceLocation: sourceLocation)
    #expect(request.head.path == expected["path"]?.string, sourceLocation: sourceLocation)
    #expect(request.json == expected["body"], sourceLocation: sourceLocation)
    for (name, value) in try #require(expected["headers"]?.object) {
      #expect(request.header(name) == value.string, "\(name)", sourceLocation: sourceLocation)
    }
  }
}

/// The ids that the fixtures speak of.
enum WireID {
  static let service = "5f1c0a52-6f0e-4a57-9c2e-3d8b7a1e4c10"
  static let user = "b8f3d6e4-2c71-4e0b-8a95-6d4f0c2a7e31"
  static let none = "00000000-0000-0000-0000-000000000000"
}
