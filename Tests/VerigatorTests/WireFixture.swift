import ExactJSON
import Foundation
import HTTPTypes
import Testing

/// One file of `Tests/Fixtures/wire`.
struct WireFixture: Sendable, CustomTestStringConvertible {
  let name: String
  let operation: String
  let request: JSON
  let response: JSON

  static let all: [WireFixture] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/wire")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().compactMap { name in
      guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)),
        let json = try? JSON(parsing: [UInt8](data)),
        let operation = json["operation"]?.string, let request = json["request"], let response = json["response"]
      else { return nil }
      return WireFixture(
        name: String(name.dropLast(5)), operation: operation, request: request, response: response)
    }
  }()

  /// Those of the Verification API, and those of Number Verification.
  static let verification = all.filter { !$0.operation.hasPrefix("number-") }
  static let numbers = all.filter { $0.operation.hasPrefix("number-") }

  var testDescription: String { name }

  var status: Int { response["status"]?.integer ?? 0 }
  var method: String { request["method"]?.string ?? "" }
  var path: String { request["path"]?.string ?? "" }

  /// The segments of the path that are ids: of the service and of the user.
  var ids: [String] {
    let segments = path.split(separator: "/").map(String.init)
    return [3, 5].filter { segments.indices.contains($0) }.map { segments[$0] }
  }

  func headers(of part: JSON) -> HTTPFields {
    var fields = HTTPFields()
    for (name, value) in part["headers"]?.object ?? [:] {
      guard let name = HTTPField.Name(name), let value = value.string else { continue }
      fields.append(HTTPField(name: name, value: value))
    }
    return fields
  }

  /// A text of the request's body.
  func body(_ field: String) -> String { request["body"]?[field]?.string ?? "" }
}
