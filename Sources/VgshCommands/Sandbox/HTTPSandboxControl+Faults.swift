import ExactJSON

extension HTTPSandboxControl {
  package func faults() async throws -> [SandboxFault] { try Self.faults(in: try await get("/sandbox/faults")) }

  package func addFault(_ fault: SandboxFault) async throws -> [SandboxFault] {
    try Self.faults(in: try await send(.post, "/sandbox/faults", body: fault.json))
  }

  package func clearFaults() async throws { try await send(.delete, "/sandbox/faults") }

  private static func faults(in reply: JSON) throws -> [SandboxFault] {
    guard let faults = reply["faults"]?.array else { throw undocumented("faults") }
    return faults.map(SandboxFault.init)
  }
}
