import Foundation
import Glibc
import Testing
import VgshBase
import VgshTestSupport

struct AtomicFileTests {
  let folder = try! TemporaryFolder()

  private func write(_ text: String, to path: String, _ existing: AtomicFile.Existing = .refuse) throws(FileFailure) {
    try AtomicFile.write(Array(text.utf8), to: path, existing: existing)
  }

  @Test func writesTheWholeTextForThisUserAlone() throws {
    try write("hello\n", to: folder.path("a"))
    #expect(try folder.text(of: "a") == "hello\n")
    #expect(try folder.mode(of: "a") == 0o600)
    #expect(try folder.names() == ["a"])
  }

  @Test func refusesAFileThatIsThere() throws {
    try folder.write("old", to: "a")
    #expect(throws: FileFailure(.write, folder.path("a"), .exists)) { try write("new", to: folder.path("a")) }
    #expect(try folder.text(of: "a") == "old")
    #expect(try folder.names() == ["a"])
  }

  @Test func replacesAFileWhenTold() throws {
    try folder.write("old and longer", to: "a")
    try write("new", to: folder.path("a"), .replace)
    #expect(try folder.text(of: "a") == "new")
    #expect(try folder.names() == ["a"])
  }

  @Test func keepsALinkAndReplacesWhatItLeadsTo() throws {
    try folder.write("old", to: "real")
    symlink("real", folder.path("link"))
    try write("new", to: folder.path("link"), .replace)
    #expect(try folder.text(of: "real") == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link")) == "real")
  }

  @Test func refusesALinkThatLeadsNowhere() throws {
    symlink("nowhere", folder.path("link"))
    #expect(throws: FileFailure(.write, folder.path("link"), .exists)) { try write("x", to: folder.path("link")) }
    #expect(try folder.names() == ["link"])
  }

  @Test func namesTheFolderThatIsMissing() {
    let path = folder.path("none/a")
    #expect(throws: FileFailure(.write, path, .folderMissing(folder.path("none")))) { try write("x", to: path) }
  }

  @Test func saysThatAFolderIsNoFile() {
    #expect(throws: FileFailure(.write, folder.path, .isAFolder)) { try write("x", to: folder.path, .replace) }
  }

  @Test func saysThatAFileIsNoFolder() throws {
    try folder.write("", to: "file")
    let path = folder.path("file/a")
    #expect(throws: FileFailure(.write, path, .notAFolder)) { try write("x", to: path) }
  }

  @Test func aFolderThatCannotBeWrittenToIsNamed() {
    #expect(throws: FileFailure.self) { try write("x", to: "/proc/vgsh-test") }
  }

  @Test func aFullDiskIsAFailureOfItsOwn() {
    #expect(throws: FileFailure(.write, "/dev/full", .diskFull)) { try write("x", to: "/dev/full") }
  }

  @Test func writesToADevice() throws {
    try write("x", to: "/dev/null")
  }

  @Test func passesOverWhatAKilledProcessLeft() throws {
    let left = ".vgsh-\(getpid())-0.tmp"
    try folder.write("left", to: left)
    try write("new", to: folder.path("a"))
    #expect(try folder.text(of: "a") == "new")
    #expect(try folder.text(of: left) == "left")
  }

  @Test func takesTheLongestNameTheSystemTakes() throws {
    let name = String(repeating: "n", count: 255)
    try write("x", to: folder.path(name))
    #expect(try folder.text(of: name) == "x")
    #expect(throws: FileFailure(.write, folder.path(name + "n"), .system(ENAMETOOLONG))) {
      try write("x", to: folder.path(name + "n"))
    }
  }

  @Test func ofManyWritersAtOnceOneWins() async throws {
    let path = folder.path("a")
    let wins = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<20 {
        group.addTask { (try? AtomicFile.write(Array("\(number)".utf8), to: path, existing: .refuse)) != nil }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(wins == 1)
    #expect(try folder.names() == ["a"])
  }
}
