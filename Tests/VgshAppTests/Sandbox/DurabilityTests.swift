import Testing
import VgshTestSupport

/// What a sandbox on a file has answered is there afterwards, whatever ends it.
@Suite("Durability")
struct DurabilityTests {
  @Test("What was answered survives 50 kills at any moment, beside another process on the same file")
  func kills() async throws {
    let folder = try TemporaryFolder()
    let seed = UInt32.random(in: 0...UInt32.max)
    let run = try await ToolRun.python(
      "sandbox/kill-loop.py", [ProgramRun.binary, folder.path("sandbox.sqlite"), "50", String(seed)])
    #expect(run.status == 0, "seed \(seed): \(run.output) \(run.error)")
    let answered = try #require(run.output.wholeMatch(of: /0 of (\d+) lost\n/).flatMap { Int($0.1) })
    // More than the other process alone got.
    #expect(answered > 60)
  }

  @Test(
    "A full disk is told, loses nothing, and is forgotten when there is room",
    ConditionTrait.enabled { try await DurabilityTests.mountsWork() })
  func fullDisk() async throws {
    let folder = try TemporaryFolder()
    let run = try await ToolRun.python(
      "sandbox/full-disk.py", startedBy: Self.onSmallDisk(folder.path), [ProgramRun.binary, folder.path])
    #expect(run.output == "refused\nstill read\nwritten again\nended 0\nfound again\n", "\(run.error)")
  }

  /// A program that sees a file system of two megabytes at a folder, which nobody else does.
  private static func onSmallDisk(_ folder: String) -> [String] {
    [
      "/usr/bin/unshare", "--user", "--map-root-user", "--mount", "/bin/sh", "-c",
      "mount -t tmpfs -o size=2m none \"$0\" && exec \"$@\"", folder,
    ]
  }

  /// Some machines let nobody mount anything.
  private static func mountsWork() async throws -> Bool {
    let folder = try TemporaryFolder()
    let words = onSmallDisk(folder.path) + ["/bin/true"]
    return try await ToolRun.run(words[0], Array(words.dropFirst())).status == 0
  }
}
