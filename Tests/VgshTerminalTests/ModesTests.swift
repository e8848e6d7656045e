import Foundation
import Testing
import VgshBase
import VgshTerminal
import VgshTestSupport

extension TerminalTests {
  @Suite("Ways to edit") struct ModesTests {
    @Test func `vi's command mode moves and changes`() async throws {
      let bench = try EditorBench { $0.editing = .vi }
      let line = try await bench.begin()
      bench.terminal.send("show userz now")
      bench.terminal.send(.escape)
      try await bench.terminal.wait(for: "the cursor on the last character") { $0.column == 19 }
      bench.terminal.send("bbcwusers")
      bench.terminal.send(.escape)
      try await bench.terminal.wait(forLine: "vgsh> show users now")
      bench.terminal.send("0x")
      try await bench.terminal.wait(forLine: "vgsh> how users now")
      bench.terminal.send("u\r")
      #expect(await line.value == .line("show users now"))
    }

    @Test func `arrow keys and pastes keep vi's insert mode`() async throws {
      let bench = try EditorBench { $0.editing = .vi }
      await bench.editor.setHistory(["show users"])
      let line = try await bench.begin()
      bench.terminal.send(.up)
      try await bench.terminal.wait(forLine: "vgsh> show users")
      // As ksh does, with the cursor at the start.
      bench.terminal.send(.right, .right)
      bench.terminal.send("x")
      bench.terminal.send(.paste("y\nz"))
      try await bench.terminal.wait(for: "two rows") { $0.rows == ["vgsh> shxy", "zow users"] }
      bench.terminal.send(.enter)
      #expect(await line.value == .line("shxy\nzow users"))
    }

    @Test func `keys on an empty line do no harm in vi's modes`() async throws {
      let bench = try EditorBench { $0.editing = .vi }
      let line = try await bench.begin()
      bench.terminal.send(.end)
      bench.terminal.send("a")
      bench.terminal.send(.backspace, .escape)
      // Once the escape was understood.
      try await bench.terminal.wait(for: "the empty line") { $0.rows == ["vgsh>"] }
      for _ in 0..<3 { bench.terminal.send("$") }
      bench.terminal.send("ib\r")
      #expect(await line.value == .line("b"))
    }

    @Test func `vi's redo is off, for it can write before the line's memory`() async throws {
      let bench = try EditorBench { $0.editing = .vi }
      let line = try await bench.begin()
      bench.terminal.send("abc")
      bench.terminal.send(.escape)
      try await bench.terminal.wait(for: "the cursor on the last character") { $0.column == 8 }
      bench.terminal.send("x..i")
      bench.terminal.send("d\r")
      #expect(await line.value == .line("adb"))
    }

    @Test func `Tab completes in vi's insert mode`() async throws {
      let bench = try EditorBench { $0.editing = .vi }
      let line = try await bench.begin(completer: { _, cursor in
        CompletionList(replacing: 0..<cursor, with: [CompletionCandidate("show")])
      })
      bench.terminal.send("s\t\r")
      #expect(await line.value == .line("show "))
    }

    @Test func `editing can be changed between lines`() async throws {
      let bench = try EditorBench()
      #expect(await bench.editor.editing == .emacs)
      await bench.editor.setEditing(.vi)
      #expect(await bench.editor.editing == .vi)
      let line = try await bench.begin()
      bench.terminal.send("ab")
      bench.terminal.send(.escape)
      try await bench.terminal.wait(for: "command mode") { $0.column == 7 }
      bench.terminal.send("x\r")
      #expect(await line.value == .line("a"))
      await bench.editor.setEditing(.emacs)
      let next = try await bench.begin()
      bench.terminal.send("ab")
      bench.terminal.send(.control("a"))
      bench.terminal.send("x\r")
      #expect(await next.value == .line("xab"))
    }

    @Test func `the settings file binds keys and chooses vi`() async throws {
      let file = FileManager.default.temporaryDirectory.appending(path: "editrc-\(UUID().uuidString)").path
      try "bind -v\nother:bind ^T ed-clear-screen\nvgsh:bind ^T ed-move-to-beg\n".write(
        toFile: file, atomically: true, encoding: .utf8)
      defer { try? FileManager.default.removeItem(atPath: file) }
      let bench = try EditorBench { $0.settingsFile = file }
      #expect(await bench.editor.editing == .vi)
      let line = try await bench.begin()
      bench.terminal.send("ab")
      bench.terminal.send(.control("t"))
      bench.terminal.send("x\r")
      #expect(await line.value == .line("xab"))
    }

    @Test(arguments: ["missing", "."]) func `a settings file that cannot be read is left out`(file: String) async throws
    {
      let bench = try EditorBench { $0.settingsFile = file }
      let line = try await bench.begin()
      bench.terminal.send("a\r")
      #expect(await line.value == .line("a"))
    }

    @Test(arguments: ["dumb", "", nil, "no-such-terminal"])
    func `a terminal that cannot move its cursor gets plain lines`(name: String?) async throws {
      let bench = try EditorBench {
        $0.terminal = name
        $0.color = true
      }
      let line = try await bench.begin("vgsh" + StyledText("!", .error) + "> ")
      bench.terminal.send("shpw\u{7F}\u{7F}ow Õ\r")
      #expect(await line.value == .line("show Õ"))
      let next = try await bench.begin()
      bench.terminal.send("two\r")
      #expect(await next.value == .line("two"))
      // What erases is the terminal's own echo.
      #expect(!bench.terminal.received.contains("\u{1B}"))
    }

    @Test func `a plain line is interrupted and ended`() async throws {
      let bench = try EditorBench { $0.terminal = "dumb" }
      let line = try await bench.begin()
      bench.editor.interrupt()
      #expect(await line.value == .interrupted)
      let cancelled = try await bench.begin()
      cancelled.cancel()
      #expect(await cancelled.value == .interrupted)
      let ended = try await bench.begin()
      bench.terminal.send(.control("d"))
      #expect(await ended.value == .endOfInput)
    }

    @Test func `input that is no terminal is read as lines`() async throws {
      var ends: [Int32] = [0, 0]
      try #require(pipe(&ends) == 0)
      defer { close(ends[0]) }
      _ = "one\ntwo".withCString { write(ends[1], $0, 7) }
      close(ends[1])
      let terminal = try PseudoTerminal()
      let bench = EditorBench(terminal) { $0.input = ends[0] }
      #expect(await bench.read().value == .line("one"))
      #expect(await bench.read().value == .line("two"))
      #expect(await bench.read().value == .endOfInput)
    }
  }
}
