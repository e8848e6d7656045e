import Testing
import VgshBase
import VgshTerminal
import VgshTestSupport

extension TerminalTests {
  @Suite("Editing") struct EditingTests {
    @Test func `history is recalled with the arrow keys, newest first`() async throws {
      let bench = try EditorBench()
      await bench.editor.setHistory(["show users", "show services"])
      await bench.editor.addHistory("delete user carol")
      let line = try await bench.begin()
      bench.terminal.send(.up)
      try await bench.terminal.wait(forLine: "vgsh> delete user carol")
      bench.terminal.send(.up, .up, .up)
      try await bench.terminal.wait(forLine: "vgsh> show users")
      bench.terminal.send(.down)
      try await bench.terminal.wait(forLine: "vgsh> show services")
      bench.terminal.send(" --check\r")
      #expect(await line.value == .line("show services --check"))
    }

    @Test func `history set again replaces what was there`() async throws {
      let bench = try EditorBench()
      await bench.editor.setHistory(["one"])
      await bench.editor.setHistory(["two"])
      let line = try await bench.begin()
      bench.terminal.send(.up, .up)
      try await bench.terminal.wait(forLine: "vgsh> two")
      bench.terminal.send(.enter)
      #expect(await line.value == .line("two"))
    }

    @Test func `an answer recalls no commands`() async throws {
      let bench = try EditorBench()
      await bench.editor.setHistory(["show users"])
      let answer = try await bench.begin("Name: ", recalls: false)
      bench.terminal.send(.up)
      bench.terminal.send("Carol\r")
      #expect(await answer.value == .line("Carol"))
      let line = try await bench.begin()
      bench.terminal.send(.up)
      try await bench.terminal.wait(forLine: "vgsh> show users")
      bench.terminal.send(.enter)
      #expect(await line.value == .line("show users"))
    }

    @Test func `Ctrl-R finds a line by a part of it`() async throws {
      let bench = try EditorBench()
      await bench.editor.setHistory(["create user bob +372500", "show users", "show services"])
      let line = try await bench.begin()
      bench.terminal.send(.control("r"))
      bench.terminal.send("bob")
      try await bench.terminal.wait(for: "the line found") { $0.rows.first == "vgsh> create user bob +372500" }
      bench.terminal.send(.enter)
      #expect(await line.value == .line("create user bob +372500"))
    }

    @Test func `Ctrl-C leaves a search`() async throws {
      let bench = try EditorBench()
      await bench.editor.setHistory(["show users"])
      let line = try await bench.begin()
      bench.terminal.send(.control("r"))
      bench.terminal.send("us")
      try await bench.terminal.wait(for: "the line found") { $0.rows.first == "vgsh> show users" }
      bench.terminal.send(.control("c"))
      #expect(await line.value == .interrupted)
      let next = try await bench.begin()
      bench.terminal.send("x\r")
      #expect(await next.value == .line("x"))
    }

    @Test func `Page Up recalls lines that begin as typed`() async throws {
      let bench = try EditorBench()
      await bench.editor.setHistory(["show users", "delete user bob", "show services"])
      let line = try await bench.begin()
      bench.terminal.send("del")
      bench.terminal.send(.pageUp)
      try await bench.terminal.wait(forLine: "vgsh> delete user bob")
      bench.terminal.send(.enter)
      #expect(await line.value == .line("delete user bob"))
    }

    @Test func `a pasted text waits for Return, newlines and all`() async throws {
      let bench = try EditorBench()
      let line = try await bench.begin()
      bench.terminal.send(.paste("let a = 1\nprint $a\n\tnext\n"))
      try await bench.terminal.wait(for: "three rows") { $0.rows == ["vgsh> let a = 1", "print $a", "        next"] }
      bench.terminal.send("!")
      bench.terminal.send(.enter)
      #expect(await line.value == .line("let a = 1\nprint $a\n\tnext!"))
    }

    @Test func `a paste is taken as text wherever it comes`() async throws {
      let bench = try EditorBench()
      await bench.editor.setHistory(["show users"])
      let line = try await bench.begin()
      bench.terminal.send(.control("r"))
      bench.terminal.send("us")
      try await bench.terminal.wait(for: "the line found") { $0.rows.first == "vgsh> show users" }
      bench.terminal.send(.paste("\nexit\n"))
      try await bench.terminal.wait(for: "the paste") { $0.text.contains("exit") }
      bench.terminal.send(.enter)
      guard case .line(let text) = await line.value else {
        Issue.record("no line")
        return
      }
      #expect(text.contains("\nexit"))
    }

    @Test(arguments: ["\u{1B}", "\u{1B}[", "\u{18}", "\u{1B}O", "\u{1B}[1;"])
    func `a paste behind half a key is text all the same`(half: String) async throws {
      let bench = try EditorBench()
      let line = try await bench.begin()
      bench.terminal.send(half + "\u{1B}[200~one\rtwo\u{1B}[201~")
      try await bench.terminal.wait(for: "two rows") { $0.rows.last == "two" }
      bench.terminal.send(.enter)
      guard case .line(let text) = await line.value else {
        Issue.record("no line")
        return
      }
      #expect(text.hasSuffix("one\ntwo"))
    }

    @Test func `a paste keeps no control characters`() async throws {
      let bench = try EditorBench()
      let line = try await bench.begin()
      bench.terminal.send("\u{1B}[200~a\u{1}\u{1B}[31mb\r\nc\u{7}\u{1B}[201~\r")
      #expect(await line.value == .line("a[31mb\nc"))
    }

    @Test func `Ctrl-C ends a paste that never ends`() async throws {
      let bench = try EditorBench()
      let line = try await bench.begin()
      bench.terminal.send("\u{1B}[200~abc\u{3}")
      #expect(await line.value == .interrupted)
    }

    @Test func `a paste of many rows is returned whole`() async throws {
      let bench = try EditorBench()
      let line = try await bench.begin()
      let text = (1...400).map { "print \"line \($0) of a long script that fills rows\"" }.joined(separator: "\n")
      bench.terminal.send(.paste(text))
      try await bench.terminal.wait(forText: "line 400 of")
      bench.terminal.send(.enter)
      #expect(await line.value == .line(text))
    }

    @Test func `a line that fills the window can still be edited`() async throws {
      let bench = try EditorBench(columns: 20, rows: 4)
      let line = try await bench.begin()
      let text = (0..<8).map { "print \($0)" }.joined(separator: "\n")
      bench.terminal.send(.paste(text))
      bench.terminal.send(.control("a"), .control("e"))
      bench.terminal.send("abc")
      bench.terminal.send(.left, .right)
      try await bench.terminal.wait(for: "the end of the line") { $0.rows.last == "print 7abc" && $0.column == 10 }
      bench.terminal.resize(columns: 10, rows: 3)
      bench.editor.windowChanged()
      bench.terminal.send(.control("a"), .control("e"))
      bench.terminal.send("!\r")
      #expect(await line.value == .line(text + "abc!"))
    }

    @Test func `a line grows beyond the window`() async throws {
      let bench = try EditorBench(columns: 10, rows: 3)
      let line = try await bench.begin()
      let text = String(repeating: "0123456789", count: 6)
      for character in text { bench.terminal.send(String(character)) }
      bench.terminal.send(.home, .end)
      bench.terminal.send("x\r")
      #expect(await line.value == .line(text + "x"))
    }

    @Test func `a paste beyond the limit is refused and said so`() async throws {
      let bench = try EditorBench()
      let line = try await bench.begin()
      bench.terminal.send(.paste(String(repeating: "x", count: 1 << 20 + 10)))
      try await bench.terminal.wait(forText: "pasted text of more than 1 MiB is left out")
      bench.terminal.send("ok\r")
      #expect(await line.value == .line("ok"))
    }

    @Test func `lines of several rows are recalled whole`() async throws {
      let bench = try EditorBench()
      await bench.editor.setHistory(["if $a {\n  print 1\n}"])
      let line = try await bench.begin()
      bench.terminal.send(.up)
      try await bench.terminal.wait(for: "three rows") { $0.rows == ["vgsh> if $a {", "  print 1", "}"] }
      bench.terminal.send(.enter)
      #expect(await line.value == .line("if $a {\n  print 1\n}"))
    }

    @Test(arguments: ["Tõnu Õunapuu ß", "こんにちは世界", "👍🎉 ☕", "e\u{301}a\u{308}", "👩‍👩‍👧‍👦 x", "שלום"])
    func `any script is typed and returned`(text: String) async throws {
      let bench = try EditorBench()
      let line = try await bench.begin()
      bench.terminal.send(text)
      bench.terminal.send("!\r")
      #expect(await line.value == .line(text + "!"))
    }

    @Test func `wide characters keep their cells`() async throws {
      let bench = try EditorBench(columns: 20)
      let line = try await bench.begin()
      bench.terminal.send("世界世界世界ab")
      try await bench.terminal.wait(for: "a full row") { $0.rows == ["vgsh> 世界世界世界ab"] && $0.row == 1 }
      bench.terminal.send("c")
      bench.terminal.send(.home)
      bench.terminal.send("x")
      // The last cell of the first row stays free: a wide character does not fit.
      try await bench.terminal.wait(for: "all moved") { $0.rows == ["vgsh> x世界世界世界a", "bc"] }
      bench.terminal.send(.right, .backspace, .backspace)
      try await bench.terminal.wait(for: "two deleted") { $0.rows == ["vgsh> 界世界世界abc"] }
      bench.terminal.send(.enter)
      #expect(await line.value == .line("界世界世界abc"))
    }

    @Test func `a combining character takes no cell`() async throws {
      let bench = try EditorBench()
      let line = try await bench.begin()
      bench.terminal.send("e\u{301}")
      bench.terminal.send("xyz")
      try await bench.terminal.wait(for: "the cursor behind four characters") { $0.column == 10 }
      bench.terminal.send(.control("c"))
      #expect(await line.value == .interrupted)
    }
  }
}
