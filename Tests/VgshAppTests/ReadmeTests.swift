import Foundation
import Testing
import VgshTestSupport

/// What README.md shows is what the program does.
@Suite("README.md")
struct ReadmeTests {
  @Test("Its examples show what it says they show")
  func examples() async throws {
    let run = try await ProgramRun.run(["test", "README.md"], folder: Repository.root)
    #expect(run.status == 0, "\(run.error)")
    #expect(run.closingLine.wholeMatch(of: #/[1-9][0-9]* passed, 0 failed/#) != nil, "\(run.closingLine)")
  }

  @Test("The commands for scripts and pipes work as written")
  func commands() async throws {
    let run = try await ProgramRun.run(["-c", "create service Shop shop.example", "-c", "show users"])
    #expect(run.status == 0, "\(run.error)")
    #expect(try await ProgramRun.run([], input: "print (1 + 2)\n").output == "3\n")
  }

  @Test("Every file it names is there")
  func files() throws {
    let text = try String(contentsOfFile: Repository.path("README.md"), encoding: .utf8)
    let paths = text.matches(of: #/\]\(([^):]+)\)/#).map { String($0.output.1) }
    #expect(!paths.isEmpty)
    for path in paths { #expect(FileManager.default.fileExists(atPath: Repository.path(path)), "\(path)") }
  }
}
