import ExactJSON
import Testing
import VerigatorSandbox
import VgshTestSupport

struct SeedTests {
  private func configuration(seed: UInt64?, storage: SandboxConfiguration.Storage = .memory) -> SandboxConfiguration {
    var configuration = SandboxConfiguration()
    configuration.seed = seed
    configuration.storage = storage
    return configuration
  }

  /// All that a small run is answered with, byte for byte.
  private func transcript(_ sandbox: TestSandbox) async throws -> [String] {
    var replies: [RawResponse] = []
    func send(_ method: String, _ path: String, _ body: String? = nil) async throws -> JSON {
      let reply = try await sandbox.send(method, path, body)
      replies.append(reply.response)
      return reply.json
    }
    _ = try await send("PUT", "/sandbox/clock", #"{"now":"2030-01-01T00:00:00Z","frozen":true}"#)
    let service = try await send("POST", "/v1/service/service", #"{"fqdn":"a.com","name":"Shop"}"#)["id"]?.string ?? ""
    let users = "/v1/service/service/\(service)/users"
    let user = try await send("POST", users, #"{"id_in_service":"john","phone_number":"+37255555555"}"#)["id"]?.string
    // A call that fails draws nothing from the generator.
    _ = try await send("POST", users, #"{"id_in_service":"john","phone_number":"+37255555555"}"#)
    _ = try await send("POST", "\(users)/\(user ?? "")/auth", #"{"method":"sms"}"#)
    _ = try await send("PUT", "\(users)/\(user ?? "")/auth", #"{"token":"x"}"#)
    _ = try await send("POST", "/sandbox/devices", #"{"phone_number":"+37255555555"}"#)
    _ = try await send("GET", "/sandbox/messages")
    _ = try await send("GET", users)
    // What faults draw comes from the seed too, and leaves the rest repeatable.
    _ = try await send("PUT", "/sandbox/faults", #"{"faults":[{"probability":0.5,"status":503,"jitter_ms":5}]}"#)
    for _ in 0..<20 { _ = try await send("GET", users) }
    _ = try await send("DELETE", "/sandbox/faults")
    _ = try await send("POST", "/v1/service/service", #"{"fqdn":"b.com","name":"Other"}"#)
    _ = try await send("PUT", "/sandbox/clock", #"{"advance_seconds":1}"#)
    _ = try await send("GET", "/sandbox/clock")
    return replies.map { "\($0.status) \($0.headers) \($0.text)" }
  }

  @Test func `a seeded run on a frozen clock repeats itself byte for byte`() async throws {
    let first = try await TestSandbox.run(configuration(seed: 42), body: transcript)
    let second = try await TestSandbox.run(
      configuration(seed: 42), wallClock: { TestSandbox.wall + 12_345 }, body: transcript)
    let other = try await TestSandbox.run(configuration(seed: 43), body: transcript)
    let unseeded = try await TestSandbox.run(configuration(seed: nil), body: transcript)
    #expect(first == second)
    #expect(first != other)
    #expect(first != unseeded)
  }

  @Test func `a reset begins the seeded run again`() async throws {
    try await TestSandbox.run(configuration(seed: .max)) { sandbox in
      let first = try await transcript(sandbox)
      _ = try await sandbox.send("POST", "/sandbox/reset")
      #expect(try await transcript(sandbox) == first)
    }
  }

  @Test func `a seeded sandbox on a file goes on where it stopped, also in another process`() async throws {
    let folder = try TemporaryFolder()
    let configuration = configuration(seed: 7, storage: .file(folder.path("sandbox.sqlite")))
    let services = try await TestSandbox.run(configuration) { first in
      try await TestSandbox.run(configuration) { second in
        [try await first.createService("a"), try await second.createService("b"), try await first.createService("c")]
      }
    }
    let next = try await TestSandbox.run(configuration) { try await $0.createService("d") }
    #expect(Set(services + [next]).count == 4)
    #expect(!services.contains { $0.hasSuffix("-") })
  }
}
