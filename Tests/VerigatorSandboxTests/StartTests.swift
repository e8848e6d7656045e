import Testing
import VerigatorSandbox
import VgshTestSupport

struct StartTests {
  private func startError(_ configuration: SandboxConfiguration) async -> SandboxStartError? {
    let server = SandboxServer(configuration, wallClock: { TestSandbox.wall })
    do throws(SandboxStartError) {
      _ = try await server.start()
      await server.shutdown()
      return nil
    } catch {
      return error
    }
  }

  @Test func `a free port is taken and told`() async throws {
    try await TestSandbox.run { sandbox in
      #expect(sandbox.address.port > 0)
      #expect(sandbox.address.url == "http://127.0.0.1:\(sandbox.address.port)")
      #expect(sandbox.address.isLoopback)
    }
  }

  @Test func `a server on all interfaces says that it is no loopback`() async throws {
    var configuration = SandboxConfiguration()
    configuration.host = "0.0.0.0"
    try await TestSandbox.run(configuration) { sandbox in
      #expect(!sandbox.address.isLoopback)
      #expect(sandbox.address.url == "http://127.0.0.1:\(sandbox.address.port)")
    }
  }

  @Test func `a port in use is told`() async throws {
    try await TestSandbox.run { sandbox in
      var configuration = SandboxConfiguration()
      configuration.port = sandbox.address.port
      let error = await startError(configuration)
      #expect(error == .portInUse(host: "127.0.0.1", port: sandbox.address.port))
      #expect(error?.description.contains("Choose another port") == true)
    }
  }

  @Test(arguments: ["no.such.host.invalid", "203.0.113.7", ""]) func `a host of elsewhere is told`(host: String) async {
    var configuration = SandboxConfiguration()
    configuration.host = host
    #expect(await startError(configuration) == .badHost(host))
  }

  @Test func `figures out of range are told before anything is done`() async {
    for change: @Sendable (inout SandboxConfiguration) -> Void in [
      { $0.port = 65_536 }, { $0.pin.length = 3 }, { $0.pin.length = 17 }, { $0.pin.validitySeconds = 1801 },
      { $0.pin.validitySeconds = 0 }, { $0.pin.attempts = 0 },
    ] {
      var configuration = SandboxConfiguration()
      change(&configuration)
      guard case .invalidConfiguration = await startError(configuration) else {
        Issue.record("started")
        continue
      }
    }
  }

  @Test func `a server starts once and ends as often as one likes`() async throws {
    let server = SandboxServer(SandboxConfiguration(), wallClock: { TestSandbox.wall })
    await server.shutdown()
    let address = try await server.start()
    await #expect(throws: SandboxStartError.alreadyStarted) { try await server.start() }
    let connection = try RawConnection(port: address.port)
    await server.shutdown()
    await server.shutdown()
    // Not a new one: the port may be another server's by now.
    #expect(try await connection.receiveUntilClosed() == "")
  }
}
