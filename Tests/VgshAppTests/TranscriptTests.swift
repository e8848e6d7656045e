import Foundation
import Testing
import VgshTestSupport

/// Scripts with what they must show, byte for byte: `Tests/Fixtures/transcripts/<outcome>/<name>.vgs` beside its `.out`,
/// `.err` and `.exit`. They run with a seed and on a clock that a script may freeze, so that nothing varies.
///
/// With `VGSH_RECORD=1` missing files are written, and the run fails all the same: a golden file nobody has read proves
/// nothing.
@Suite("Transcripts")
struct TranscriptTests {
  static let folder = Repository.path("Tests/Fixtures/transcripts")

  static var scripts: [String] {
    let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(".vgs") && !$0.hasPrefix("library/") }.sorted()
  }

  @Test("A script shows what its golden files say", arguments: scripts)
  func transcript(_ script: String) async throws {
    let run = try await ProgramRun.run(["--seed", "1", script], folder: Self.folder)
    let base = String(script.dropLast(".vgs".count))
    try compare(run.output, with: "\(base).out")
    try compare(run.error, with: "\(base).err")
    try compare("\(run.status)\n", with: "\(base).exit")
  }

  @Test("There are transcripts of every outcome")
  func outcomes() {
    let outcomes = Set(Self.scripts.compactMap { $0.split(separator: "/").first.map(String.init) })
    #expect(outcomes.isSuperset(of: ["success", "expectation", "invalid", "failure"]))
  }

  private func compare(_ text: String, with name: String) throws {
    let path = "\(Self.folder)/\(name)"
    guard FileManager.default.fileExists(atPath: path) else {
      Issue.record("\(name) is missing")
      if ProcessInfo.processInfo.environment["VGSH_RECORD"] == "1" {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
      }
      return
    }
    #expect(text == (try String(contentsOfFile: path, encoding: .utf8)), "\(name)")
  }
}
