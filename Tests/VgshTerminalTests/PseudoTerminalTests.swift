import Testing
import VgshTestSupport

extension TerminalTests {
  @Suite("Pseudo-terminal") struct PseudoTerminalTests {
    @Test func `a program runs on it as on a real one`() async throws {
      let terminal = try PseudoTerminal(columns: 33, rows: 7)
      try terminal.start(
        "/bin/sh", ["-c", "stty size; read x; echo got $x; exit 7"], environment: ["PATH": "/usr/bin:/bin"])
      try await terminal.wait(forText: "7 33")
      terminal.send("abc\r")
      try await terminal.wait(forText: "got abc")
      #expect(try await terminal.waitForExit() == 7)
    }

    @Test func `Ctrl-C reaches the program as a signal`() async throws {
      let terminal = try PseudoTerminal()
      try terminal.start("/bin/sh", ["-c", "echo ready; read x"], environment: [:])
      try await terminal.wait(forText: "ready")
      terminal.send(.control("c"))
      #expect(try await terminal.waitForExit() == 130)
    }

    @Test func `a wait that comes to nothing says what was on the screen`() async throws {
      let terminal = try PseudoTerminal()
      try terminal.start("/bin/sh", ["-c", "echo something"], environment: [:])
      let failure = await #expect(throws: PseudoTerminal.Failure.self) { try await terminal.wait(forText: "other") }
      #expect(failure?.description.contains("|something") == true)
    }

    @Test func `the screen follows cursor, erasing, inserting and wide characters`() {
      var screen = Screen(columns: 10, rows: 3)
      screen.feed(
        "hello\u{1B}[2D\u{1B}[Kp\r\nab\u{8}X\u{1B}[A\u{1B}[3GL\r\n\n\u{1B}[31m世界\u{1B}[m\r\u{1B}[4hx\u{1B}[4l")
      #expect(screen.rows == ["heLp", "aX", "x世界"])
      screen.feed("\r\n0123456789\r\n!")
      #expect(screen.scrolledOff == ["heLp", "aX"])
      #expect(screen.rows == ["x世界", "0123456789", "!"])
      #expect(screen.unknown.isEmpty)
    }
  }
}
