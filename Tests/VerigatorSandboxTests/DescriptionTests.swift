import ExactJSON
import Testing
import VerigatorSandbox

/// `/sandbox/openapi.json` and what is really served.
struct DescriptionTests {
  /// One operation of the document.
  struct Operation: Sendable {
    let method: String
    let path: String
    let json: JSON

    /// The path with something in each of its places.
    var examplePath: String {
      path.replacing(#/\{phone\}/#, with: "+37255555555")
        .replacing(#/\{\w+\}/#, with: "00000000-0000-0000-0000-000000000000")
    }
  }

  private func operations(of sandbox: TestSandbox) async throws -> [Operation] {
    let reply = try await sandbox.send("GET", "/sandbox/openapi.json")
    #expect(reply.status == 200)
    return try #require(reply.json["paths"]?.object).flatMap { path, methods in
      (methods.object ?? [:]).map { Operation(method: $0.key.uppercased(), path: path, json: $0.value) }
    }
  }

  @Test func `every operation has a name of its own, a summary and a reply to success`() async throws {
    try await TestSandbox.run { sandbox in
      let operations = try await operations(of: sandbox)
      #expect(operations.count >= 21)
      #expect(Set(operations.map { $0.json["operationId"]?.string }).count == operations.count)
      for operation in operations {
        #expect(operation.json["summary"]?.string?.isEmpty == false, "\(operation)")
        #expect(operation.json["responses"]?.object?.keys.contains { $0.hasPrefix("2") } == true, "\(operation)")
      }
    }
  }

  @Test func `paths are served with the methods that are described, and with no others`() async throws {
    try await TestSandbox.run { sandbox in
      let methods = Dictionary(grouping: try await operations(of: sandbox), by: \.examplePath)
        .mapValues { Set($0.map(\.method)) }
      for (path, described) in methods {
        let reply = try await sandbox.send("PATCH", path)
        #expect(reply.status == 405, "\(path)")
        let allowed = reply.response[header: "allow"]?.split(separator: ", ").map(String.init) ?? []
        #expect(Set(allowed) == described, "\(path)")
      }
    }
  }
}
