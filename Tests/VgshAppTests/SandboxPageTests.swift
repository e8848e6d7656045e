import Testing
import VgshTestSupport

/// The page of a served sandbox in a real browser. One script starts the browser once and looks at everything.
struct SandboxPageTests {
  @Test func `the page does in a browser what it promises`() async throws {
    let run = try await ToolRun.python("page/check-page.py", [ProgramRun.binary])
    let lines = run.output.split(separator: "\n")
    for line in lines where !line.hasPrefix("ok\t") { Issue.record("\(line)") }
    #expect(run.status == 0, "\(run.error)")
    #expect(lines.count >= 13, "\(run.output)\(run.error)")
  }
}
