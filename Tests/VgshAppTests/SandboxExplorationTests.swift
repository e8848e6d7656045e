import Testing
import VgshTestSupport

/// The served sandbox against schemathesis, which reads its description and makes hundreds of calls from it, most of them
/// with values at and beyond what it allows: no failure of the server, no status, type or member that is not described,
/// nothing refused that is allowed, and nothing allowed that should be refused.
struct SandboxExplorationTests {
  @Test(arguments: ["^/(v1|verify)/", "^/sandbox"]) func `the sandbox keeps to its description, whatever it is sent`(
    paths: String
  ) async throws {
    let run = try await ToolRun.python("openapi/explore.py", [ProgramRun.binary, paths])
    #expect(run.status == 0, "\(run.output)\(run.error)")
    // Else it may have found nothing to call.
    #expect(run.output.contains(/Test cases:\s+\d\d\d+ generated/))
  }
}
