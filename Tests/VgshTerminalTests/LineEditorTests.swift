import Testing
import VgshBase
import VgshTerminal
import VgshTestSupport

extension TerminalTests {
  @Suite("Line editor") struct LineEditorTests {
    @Test func `a typed line is returned without its end`() async throws {
      let bench = try EditorBench()
      let line = try await bench.begin()
      bench.terminal.send("show users")
      bench.terminal.send(.enter)
      #expect(await line.value == .line("show users"))
    }

    @Test func `the terminal is raw while reading and as before afterwards`() async throws {
      let bench = try EditorBench()
      #expect(bench.terminal.isCooked)
      let line = try await bench.begin()
      try await bench.terminal.wait(for: "bracketed paste") { $0.modes.contains(2004) }
      try await bench.terminal.wait(forLine: "vgsh>")
      try await bench.terminal.waitForModes("raw modes") { !bench.terminal.isCooked }
      bench.terminal.send(.enter)
      #expect(await line.value == .line(""))
      #expect(bench.terminal.isCooked)
      try await bench.terminal.wait(for: "no bracketed paste") { !$0.modes.contains(2004) }
    }

    @Test func `keys move and delete within the line`() async throws {
      let bench = try EditorBench()
      let line = try await bench.begin()
      bench.terminal.send("how userz")
      bench.terminal.send(.home)
      bench.terminal.send("s")
      bench.terminal.send(.end, .backspace)
      bench.terminal.send("s ab")
      bench.terminal.send(.left, .left, .delete)
      try await bench.terminal.wait(forLine: "vgsh> show users b")
      bench.terminal.send(.control("w"))
      try await bench.terminal.wait(forLine: "vgsh> show b")
      bench.terminal.send(.enter)
      #expect(await line.value == .line("show b"))
    }

    @Test func `keys without a meaning leave the line alone`() async throws {
      let bench = try EditorBench()
      let line = try await bench.begin()
      bench.terminal.send("a\u{1B}[11~\u{1B}OP\u{1B}[2~\u{1B}[1;2A\u{1B}[I\u{80}\u{81}\u{1B}[201~b")
      bench.terminal.send(.enter)
      #expect(await line.value == .line("ab"))
    }

    @Test func `bytes that are no UTF-8 are dropped`() async throws {
      let bench = try EditorBench()
      let line = try await bench.begin()
      bench.terminal.send(bytes: [0x61, 0xFF, 0xC3, 0x62, 0x80, 0xE2, 0x82, 0x63, 0x0D])
      #expect(await line.value == .line("abc"))
    }

    @Test func `the next line keeps what was typed ahead`() async throws {
      let bench = try EditorBench()
      bench.terminal.send("one\ntwo\n")
      #expect(await bench.read().value == .line("one"))
      #expect(await bench.read().value == .line("two"))
    }

    @Test func `the prompt shows its styles and takes no room for them`() async throws {
      let bench = try EditorBench { $0.color = true }
      let line = try await bench.begin(
        "sandbox@" + StyledText("api☕", .error) + "/" + StyledText("Shop", .strong) + "> ")
      bench.terminal.send("show")
      try await bench.terminal.wait(forLine: "sandbox@api☕/Shop> show")
      #expect(bench.terminal.screen.column == 24)
      bench.terminal.send(.home)
      try await bench.terminal.wait(for: "cursor behind the prompt") { $0.column == 20 }
      bench.terminal.send("x")
      try await bench.terminal.wait(for: "the character") { $0.rows == ["sandbox@api☕/Shop> xshow"] }
      bench.terminal.send(.enter)
      #expect(await line.value == .line("xshow"))
      #expect(bench.terminal.received.contains("\u{1B}[0;1;31ma"))
    }

    @Test func `control characters in a prompt are made visible`() async throws {
      let bench = try EditorBench()
      let line = try await bench.begin("a\u{1B}[31m\u{1}> ")
      bench.terminal.send(.enter)
      #expect(await line.value == .line(""))
    }

    @Test func `Ctrl-C drops the line`() async throws {
      let bench = try EditorBench()
      let line = try await bench.begin()
      bench.terminal.send("delete service")
      bench.terminal.send(.left, .left, .control("c"))
      #expect(await line.value == .interrupted)
      let next = bench.read()
      try await bench.terminal.wait(for: "a new prompt") { $0.rows == ["vgsh> delete service^C", "vgsh>"] }
      bench.terminal.send("x\r")
      #expect(await next.value == .line("x"))
    }

    @Test func `Ctrl-D ends the input on an empty line only`() async throws {
      let bench = try EditorBench()
      let line = try await bench.begin()
      bench.terminal.send("ab")
      bench.terminal.send(.home, .control("d"))
      try await bench.terminal.wait(forLine: "vgsh> b")
      bench.terminal.send(.control("d"), .control("d"))
      #expect(await line.value == .endOfInput)
      #expect(bench.terminal.isCooked)
    }

    @Test func `an interrupt from elsewhere drops the line`() async throws {
      let bench = try EditorBench()
      let line = try await bench.begin()
      bench.terminal.send("show")
      try await bench.terminal.wait(forLine: "vgsh> show")
      bench.editor.interrupt()
      #expect(await line.value == .interrupted)
      #expect(bench.terminal.isCooked)
    }

    @Test func `an interrupt while nothing is read is forgotten`() async throws {
      let bench = try EditorBench()
      bench.editor.interrupt()
      bench.terminal.send("show\r")
      #expect(await bench.read().value == .line("show"))
    }

    @Test func `a cancelled task gets an interruption`() async throws {
      let bench = try EditorBench()
      let line = try await bench.begin()
      line.cancel()
      #expect(await line.value == .interrupted)
      #expect(bench.terminal.isCooked)
    }

    @Test func `a terminal that goes away ends the input`() async throws {
      var terminal: PseudoTerminal? = try PseudoTerminal()
      let descriptor = try #require(terminal?.duplicateDescriptor())
      var configuration = LineEditorConfiguration()
      configuration.input = descriptor
      configuration.output = descriptor
      configuration.terminal = "xterm"
      let editor = LineEditor(configuration, modes: TerminalModes())
      let line = Task { await editor.readLine(LineRequest(prompt: "> ")) }
      try await terminal?.wait(forLine: ">")
      terminal = nil
      #expect(await line.value == .endOfInput)
    }

    @Test func `Ctrl-Z gives the terminal back, stops, and takes it again`() async throws {
      let terminal = try PseudoTerminal()
      let cookedInBetween = Flag()
      let bench = EditorBench(terminal) { $0.stopJob = { cookedInBetween.value = terminal.isCooked } }
      let line = try await bench.begin()
      bench.terminal.send("show")
      try await bench.terminal.wait(forLine: "vgsh> show")
      bench.terminal.send(.control("z"))
      try await bench.terminal.wait(for: "the line again") { $0.rows == ["vgsh> show", "vgsh> show"] }
      #expect(cookedInBetween.value)
      try await bench.terminal.waitForModes("raw modes") { !bench.terminal.isCooked }
      bench.terminal.send(" users\r")
      #expect(await line.value == .line("show users"))
    }

    @Test func `a narrower window shows the line again`() async throws {
      let bench = try EditorBench(columns: 40)
      let line = try await bench.begin()
      bench.terminal.send("show users --where something")
      try await bench.terminal.wait(forLine: "vgsh> show users --where something")
      bench.terminal.resize(columns: 20, rows: 24)
      bench.editor.windowChanged()
      try await bench.terminal.wait(for: "broken rows") { $0.rows == ["vgsh> show users --w", "here something"] }
      bench.terminal.send("!\r")
      #expect(await line.value == .line("show users --where something!"))
    }

    @Test func `a line longer than the window is edited on several rows`() async throws {
      let bench = try EditorBench(columns: 20)
      let line = try await bench.begin()
      let text = "0123456789abcdefghijklmnopqrstuvwxyz"
      bench.terminal.send(text)
      try await bench.terminal.wait(for: "three rows") {
        $0.rows == ["vgsh> 0123456789abcd", "efghijklmnopqrstuvwx", "yz"]
      }
      bench.terminal.send(.home)
      bench.terminal.send("!")
      try await bench.terminal.wait(for: "all moved") {
        $0.rows == ["vgsh> !0123456789abc", "defghijklmnopqrstuvw", "xyz"]
      }
      bench.terminal.send(.control("c"))
      #expect(await line.value == .interrupted)
      try await bench.terminal.wait(for: "the mark at the end") { $0.rows.last == "xyz^C" }
    }

    @Test func `the terminal can be restored from outside in the middle of a line`() async throws {
      let bench = try EditorBench()
      let line = try await bench.begin()
      try await bench.terminal.waitForModes("raw modes") { !bench.terminal.isCooked }
      bench.modes.restore()
      #expect(bench.terminal.isCooked)
      try await bench.terminal.wait(for: "no bracketed paste") { !$0.modes.contains(2004) }
      bench.editor.interrupt()
      #expect(await line.value == .interrupted)
    }
  }
}
