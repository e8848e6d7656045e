import ExactJSON

extension HTTPSandboxControl {
  /// Seconds that one request for the next events is held.
  private static let hold = 10

  package func requests(limit: Int?) async throws -> [SandboxRequest] {
    let reply = try await get("/sandbox/requests" + (limit.map { "?limit=\($0)" } ?? ""))
    guard let requests = reply["requests"]?.array else { throw Self.undocumented("requests") }
    return requests.map(SandboxRequest.init)
  }

  package func events(after position: String?) async throws -> SandboxEvents {
    let query = position.map { "after=\(Self.encoded($0))&wait=\(Self.hold)" } ?? "wait=0"
    let reply = try await get("/sandbox/events?\(query)", timeout: .seconds(Self.hold + 30))
    guard let events = reply["events"]?.array else { throw Self.undocumented("events") }
    guard let next = reply["next"]?.string else { throw Self.undocumented("next") }
    return SandboxEvents(events.compactMap(SandboxEvent.init), next: next)
  }

  package func pageURL() async throws -> String { "\(try await status().url)/sandbox/" }
}
