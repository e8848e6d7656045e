import Glibc
import Testing
import VgshBase
import VgshSession
import VgshTestSupport

struct HistoryFileTests {
  let folder = try! TemporaryFolder()

  private func history(_ name: String = "history", limit: Int = HistoryFile.defaultLimit) -> HistoryFile {
    HistoryFile(path: folder.path(name), limit: limit) { 1_769_860_800 }
  }

  @Test func anotherShellFindsWhatWasTyped() throws {
    let first = history()
    first.append("login sandbox")
    first.append("show users")
    #expect(history().load() == ["login sandbox", "show users"])
    #expect(try folder.mode(of: "history") == 0o600)
    #expect(first.takeNotices().isEmpty)
  }

  @Test func nothingIsMadeBeforeTheFirstLine() throws {
    #expect(history("deep/er/history").load().isEmpty)
    #expect(try folder.names() == [])
  }

  @Test func foldersAreMadeForThisUserAlone() throws {
    history("deep/er/history").append("help")
    #expect(try folder.mode(of: "deep") == 0o700)
    #expect(try folder.mode(of: "deep/er") == 0o700)
  }

  @Test func noLineStandsTwiceInARow() throws {
    let (first, second) = (history(), history())
    for line in ["a", "a", "ba", "a", "a"] { first.append(line) }
    second.append("a")
    #expect(try folder.text(of: "history") == "a\nba\na\n")
  }

  @Test func entriesOfSeveralLinesStayWhole() {
    let entries = ["for x in [1] {\n  print $x\n}", #"print "a\nb" \ c"#, "a\rb", "ends in \\", "naïve 日本 👩‍👩‍👧"]
    for entry in entries { history().append(entry) }
    #expect(history().load() == entries)
  }

  @Test func anEmptyLineAndAHugeOneAreNotKept() throws {
    history().append("")
    history().append(String(repeating: "x", count: 70_000))
    #expect(try folder.names() == [])
  }

  @Test func aLineCutShortIsFollowedByANewOne() throws {
    try folder.write("one\ntw", to: "history")
    history().append("three")
    #expect(history().load() == ["one", "tw", "three"])
  }

  @Test func aFileEditedByHandIsRead() throws {
    try folder.write("a\r\n\n\na\\qb\nlast", to: "history")
    #expect(history().load() == ["a\r", "a\\qb", "last"])
  }

  @Test func theOldestGoWhenThereAreTooMany() throws {
    for number in 1...13 { history().append("\(number)") }
    #expect(history(limit: 10).load() == (4...13).map(String.init))
    #expect(try folder.text(of: "history") == (4...13).map { "\($0)\n" }.joined())
    #expect(try folder.names() == ["history"])
    #expect(try folder.mode(of: "history") == 0o600)
  }

  @Test func manyShellsWritingAndShorteningLoseNothingNew() async throws {
    let path = folder.path("history")
    for number in 0..<200 { history().append("old \(number)") }
    await withTaskGroup(of: Void.self) { group in
      for shell in 0..<8 {
        group.addTask {
          let history = HistoryFile(path: path, limit: 1000) { 0 }
          for line in 0..<50 { history.append("\(shell) \(line)") }
        }
        group.addTask { _ = HistoryFile(path: path, limit: 20) { 0 }.load() }
      }
    }
    for number in 0..<30 { history().append("end \(number)") }
    let lines = history().load()
    #expect(lines.suffix(30) == (0..<30).map { "end \($0)" })
    // Whatever was dropped was old: each shell's lines are there from some place on, in order.
    for shell in 0..<8 {
      let mine = lines.filter { $0.hasPrefix("\(shell) ") }
      #expect(mine == (50 - mine.count..<50).map { "\(shell) \($0)" })
    }
  }

  @Test(arguments: [[0x61, 0xFF, 0xFE, 0x0A], [0x61, 0x00, 0x62, 0x0A]] as [[UInt8]])
  func aDamagedFileIsSetAsideAndSaidOnce(bytes: [UInt8]) throws {
    try folder.write(bytes, to: "history")
    let history = history()
    #expect(history.load().isEmpty)
    history.append("new")
    #expect(history.takeNotices().map(\.code) == ["state-set-aside"])
    #expect(history.takeNotices().isEmpty)
    #expect(try folder.names() == ["history", "history.damaged-20260131T120000Z"])
    #expect(history.load() == ["new"])
  }

  @Test func aSecondDamagedFileDoesNotReplaceTheFirst() throws {
    for text in ["first\0", "second\0"] {
      try folder.write(text, to: "history")
      _ = history().load()
    }
    #expect(try folder.text(of: "history.damaged-20260131T120000Z") == "first\0")
    #expect(try folder.text(of: "history.damaged-20260131T120000Z-2") == "second\0")
  }

  @Test func troubleIsToldOnceAndTheShellGoesOn() throws {
    try folder.write("", to: "file")
    let history = history("file/history")
    history.append("a")
    history.append("b")
    #expect(history.load().isEmpty)
    let notices = history.takeNotices()
    #expect(notices.map(\.code) == ["history-not-kept"])
    #expect(notices.first?.message.contains(folder.path("file")) == true)
  }

  @Test func aFolderOrAPipeInItsPlaceIsNoTrap() throws {
    #expect(mkdir(folder.path("folder"), 0o700) == 0)
    #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
    for name in ["folder", "pipe"] {
      let history = history(name)
      history.append("a")
      #expect(history.load().isEmpty)
      #expect(history.takeNotices().count == 1)
    }
  }

  @Test func aFullDiskIsToldOnce() throws {
    symlink("/dev/full", folder.path("history"))
    let history = history()
    history.append("a")
    #expect(history.takeNotices().map(\.code) == ["history-not-kept"])
  }

  @Test func aSessionThatKeepsNothingKeepsNothing() {
    let history = HistoryFile(path: nil) { 0 }
    history.append("a")
    #expect(history.load().isEmpty)
    #expect(history.takeNotices().isEmpty)
  }
}
