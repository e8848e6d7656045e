import ExactJSON

/// One operation of `/sandbox/openapi.json`.
struct DescribedOperation: Sendable {
  let method: String

  /// With its parameters in braces.
  let path: String
  let json: JSON

  /// All of a sandbox.
  static func all(of sandbox: TestSandbox) async throws -> [DescribedOperation] {
    let document = try await sandbox.send("GET", "/sandbox/openapi.json").json
    return (document["paths"]?.object ?? [:]).flatMap { path, methods in
      (methods.object ?? [:]).map { DescribedOperation(method: $0.key.uppercased(), path: path, json: $0.value) }
    }
  }

  /// The path with an id, or a phone number, of nothing in each of its places.
  ///
  /// - Parameter service: The path of a service to be used in its place.
  func examplePath(service: String = "/v1/service/service/00000000-0000-0000-0000-000000000000") -> String {
    path.replacing("/v1/service/service/{service}", with: service).replacing("{phone}", with: "+37200000000")
      .replacing(#/\{\w+\}/#, with: "00000000-0000-0000-0000-000000000000")
  }
}
