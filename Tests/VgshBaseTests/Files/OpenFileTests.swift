import Testing
import VgshBase
import VgshTestSupport

struct OpenFileTests {
  let folder = try! TemporaryFolder()

  @Test func aFileIsHeldUntilItIsClosed() throws {
    let path = folder.path("a")
    do {
      let first = try OpenFile(path, .append)
      try first.lock()
      #expect(throws: FileFailure(.lock, path, .busy)) { try OpenFile(path, .append).lock(tries: 1) }
    }
    try OpenFile(path, .append).lock(tries: 1)
  }

  @Test func aFileThatWasReplacedIsNotCurrent() throws {
    try folder.write("old", to: "a")
    let file = try OpenFile(folder.path("a"), .read)
    #expect(try file.isCurrent())
    try AtomicFile.write(Array("new".utf8), to: folder.path("a"), existing: .replace)
    #expect(try !file.isCurrent())
  }

  @Test func readsFromAPlaceUpToALimit() throws {
    try folder.write("0123456789", to: "a")
    let file = try OpenFile(folder.path("a"), .read)
    #expect(try file.bytes(from: 7, limit: 3) == Array("789".utf8))
    #expect(throws: FileFailure(.read, folder.path("a"), .tooLarge(limit: 9))) { try file.bytes(limit: 9) }
  }

  @Test func aFileWithoutASizeIsReadToItsEnd() throws {
    #expect(try !OpenFile("/proc/self/status", .read).bytes(limit: 1 << 20).isEmpty)
    #expect(throws: FileFailure("/proc/self/status", limit: 10)) {
      try OpenFile("/proc/self/status", .read).bytes(limit: 10)
    }
  }

  @Test func aMissingFileIsNamed() {
    #expect(throws: FileFailure(.read, folder.path("a"), .missing)) {
      _ = try OpenFile(folder.path("a"), .read)
    }
  }
}

extension FileFailure {
  fileprivate init(_ path: String, limit: Int) { self.init(.read, path, .tooLarge(limit: limit)) }
}
