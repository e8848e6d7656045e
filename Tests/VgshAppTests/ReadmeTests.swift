import Foundation
import Testing
import VgshTestSupport

/// What README.md shows is what the program does.
@Suite("README.md")
struct ReadmeTests {
  private static func blocks(_ language: String) throws -> [String] {
    let text = try String(contentsOfFile: Repository.path("README.md"), encoding: .utf8)
    return text.components(separatedBy: "```\(language)\n").dropFirst().map { part in
      part.components(separatedBy: "```")[0]
    }
  }

  @Test("The session at the prompt is what the prompt shows, ids, times and PINs apart")
  func session() async throws {
    let shown = try #require(try Self.blocks("text").first)
    let lines = shown.split(separator: "\n").map(String.init)
    let typed = lines.filter { $0.hasPrefix("sandbox@sandbox") }.compactMap { line in
      line.range(of: "> ").map { String(line[$0.upperBound...]) }
    }
    let run = try await PromptRun(columns: 120)
    for (number, line) in typed.enumerated() {
      run.terminal.send(line)
      run.terminal.send(.enter)
      guard number < typed.count - 1 else { break }
      // The next prompt stands below all that this line showed.
      try await run.terminal.wait(for: "the prompt after “\(line)”") { screen in
        let rows = screen.text.split(separator: "\n").map(String.init)
        return rows.count { $0.hasPrefix("sandbox@sandbox") } == number + 2 && screen.cursorRow.hasSuffix(">")
      }
    }
    #expect(try await run.terminal.waitForExit() == 0)
    let seen = run.terminal.screen.text.split(separator: "\n").map(String.init)
    #expect(seen.map(Self.withoutChance) == lines.map(Self.withoutChance))
  }

  /// A line with what differs in every run replaced.
  private static func withoutChance(_ line: String) -> String {
    line.replacing(#/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/#, with: "ID")
      .replacing(#/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/#, with: "TIME")
  }

  @Test("The beginning of the tour is that of the script")
  func tour() throws {
    let shown = try #require(try Self.blocks("vgs").first)
    let tour = try String(contentsOfFile: Repository.path("scripts/examples/tour.vgs"), encoding: .utf8)
    #expect(tour.contains(shown))
  }

  @Test("The commands for scripts and pipes work as written")
  func commands() async throws {
    let run = try await ProgramRun.run(["-c", "create service Shop shop.example", "-c", "show users"])
    #expect(run.status == 0, "\(run.error)")
    #expect(try await ProgramRun.run([], input: "print (1 + 2)\n").output == "3\n")
  }
}
