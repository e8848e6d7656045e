import Testing
import VgshTestSupport

/// HTTPS against a real server, whose certificate is its own word alone.
struct SecureConnectionTests {
  /// Asks a server on `host` for something.
  private func ask(_ host: String, _ options: String...) async throws -> ToolRun {
    let folder = try TemporaryFolder()
    return try await ToolRun.python(
      "tls/with-server.py",
      [folder.path, ProgramRun.binary, "--url", "https://\(host):{port}"] + options + [
        "--retries", "0", "-c", "request GET /x --no-auth",
      ])
  }

  @Test("A certificate that --cacert names is trusted")
  func trusted() async throws {
    let run = try await ask("localhost", "--cacert", "{certificate}")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output == "safe  true\n")
  }

  @Test("One that nobody vouches for is refused, and the reason said")
  func untrusted() async throws {
    let run = try await ask("localhost")
    #expect(run.status == 3)
    #expect(run.output.isEmpty)
    #expect(run.error.contains("no secure connection to localhost:"), "\(run.error)")
    #expect(run.error.contains("certificate"), "\(run.error)")
  }

  @Test("So is one for another host")
  func otherHost() async throws {
    let run = try await ask("127.0.0.1", "--cacert", "{certificate}")
    #expect(run.status == 3)
    #expect(run.error.contains("no secure connection to 127.0.0.1:"), "\(run.error)")
  }
}
