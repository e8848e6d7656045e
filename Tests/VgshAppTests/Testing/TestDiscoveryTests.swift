import Foundation
import Testing
import VgshBase
import VgshTestSupport

@testable import VgshApp

@Suite("Finding the files of tests")
struct TestDiscoveryTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["b", "b/deep", ".hidden", "empty"] {
      try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
    }
    for name in ["b/z.vgs", "b/deep/a.vgs", "a.vgs", ".hidden/x.vgs", ".secret.vgs", "notes.txt", "read.md"] {
      try folder.write("", to: name)
    }
  }

  private func find(_ names: String...) throws -> [String] {
    let files = try TestDiscovery(home: nil).files(names.map { folder.path($0) })
    return files.map { String($0.path.dropFirst(folder.path.count + 1)) }
  }

  @Test("A folder stands for all scripts below it, sorted, hidden ones left out")
  func folders() throws {
    #expect(try find("") == ["a.vgs", "b/deep/a.vgs", "b/z.vgs"])
    #expect(try find("b/") == ["b/deep/a.vgs", "b/z.vgs"])
  }

  @Test("A pipe in a folder is no script: nobody may ever write to it")
  func pipes() throws {
    #expect(mkfifo(folder.path("b/pipe.vgs"), 0o600) == 0)
    #expect(try find("b") == ["b/deep/a.vgs", "b/z.vgs"])
  }

  @Test("Files come in the order in which they were given, each once, whatever they are called")
  func files() throws {
    #expect(try find("b", "notes.txt", "a.vgs", "b/z.vgs") == ["b/deep/a.vgs", "b/z.vgs", "notes.txt", "a.vgs"])
    #expect(try find("missing.vgs") == ["missing.vgs"])
  }

  @Test("A folder without a script is an error: it would pass without a test")
  func emptyFolder() throws {
    #expect(throws: UsageError.self) { try find("a.vgs", "empty") }
  }

  @Test("Folders that link to one another are walked once")
  func circle() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("b/deep/up"), withDestinationPath: folder.path("b"))
    #expect(try find("b") == ["b/deep/a.vgs", "b/z.vgs"])
  }

  @Test("Markdown is told from scripts by its name")
  func kinds() {
    #expect(TestFile(path: "docs/README.md").kind == .document)
    #expect(TestFile(path: "a.vgs").kind == .script)
    #expect(TestFile(path: "docs/a.vgs").name == "a.vgs")
  }

  @Test("Parts have no file in common, are the whole together, and differ by one file at most", arguments: 1...7)
  func shards(_ count: Int) throws {
    let files = (0..<20).map { TestFile(path: "\($0).vgs") }
    let parts = try (1...count).map { try #require(TestShard("\($0)/\(count)")).part(of: files) }
    #expect(parts.flatMap { $0 }.count == files.count)
    #expect(Set(parts.flatMap { $0 }) == Set(files))
    let sizes = parts.map(\.count)
    #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
  }

  @Test("What is no part is refused", arguments: ["0/2", "3/2", "1", "1/2/3", "a/b", "/", "1/0", "-1/2"])
  func badShards(_ text: String) {
    #expect(TestShard(text) == nil)
  }

  @Test("A filter means names and paths, in capitals or not")
  func filter() {
    let file = TestFile(path: "tests/Login.vgs")
    #expect(TestFilter("LOGIN").matches(file))
    #expect(TestFilter("pin").matches("A PIN expires", in: file))
    #expect(!TestFilter("totp").matches("A PIN expires", in: file))
    #expect(TestFilter("login.vgs").matches("anything", in: file))
    #expect(TestFilter(nil).matches("anything", in: file))
  }

  @Test("Each file and round has a seed of its own, the same in every run")
  func seeds() {
    let seeds = ["a.vgs", "b.vgs"].flatMap { path in
      (1...2).map { TestSeed.seed(from: 7, path: path, round: $0) }
    }
    #expect(Set(seeds).count == 4)
    #expect(TestSeed.seed(from: 7, path: "a.vgs", round: 1) == seeds[0])
    #expect(TestSeed.seed(from: 8, path: "a.vgs", round: 1) != seeds[0])
  }
}
