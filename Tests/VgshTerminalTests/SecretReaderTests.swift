import Testing
import VgshTerminal
import VgshTestSupport

extension TerminalTests {
  @Suite("Passwords") struct SecretReaderTests {
    private let terminal: PseudoTerminal
    private let modes = TerminalModes()
    private let reader: SecretReader

    init() throws {
      terminal = try PseudoTerminal()
      reader = SecretReader(input: terminal.descriptor, output: terminal.descriptor, modes: modes)
    }

    private func begin() async throws -> Task<LineEvent, Never> {
      let task = Task { [reader] in await reader.read(prompt: "Password: ") }
      try await terminal.wait(forLine: "Password:")
      #expect(!terminal.echoes)
      return task
    }

    @Test func `a password is read without echo`() async throws {
      let secret = try await begin()
      terminal.send("s3crét\r")
      #expect(await secret.value == .line("s3crét"))
      #expect(terminal.isCooked)
      try await terminal.wait(for: "the next row") { $0.row == 1 }
      #expect(terminal.screen.rows == ["Password:"])
    }

    @Test func `keys correct it`() async throws {
      let secret = try await begin()
      terminal.send("wrong\u{15}aé\u{7F}b")
      terminal.send(.left, .up, .delete, .enter)
      #expect(await secret.value == .line("ab"))
    }

    @Test func `Ctrl-C interrupts and the echo is back`() async throws {
      let secret = try await begin()
      terminal.send("abc")
      terminal.send(.control("c"))
      #expect(await secret.value == .interrupted)
      #expect(terminal.isCooked)
    }

    @Test func `Ctrl-D on nothing ends`() async throws {
      let secret = try await begin()
      terminal.send(.control("d"))
      #expect(await secret.value == .endOfInput)
      #expect(terminal.isCooked)
    }

    @Test func `a cancelled task gets an interruption`() async throws {
      let secret = try await begin()
      secret.cancel()
      #expect(await secret.value == .interrupted)
      #expect(terminal.isCooked)
    }

    @Test func `the echo can be put back from outside`() async throws {
      let secret = try await begin()
      modes.restore()
      #expect(terminal.isCooked)
      secret.cancel()
      _ = await secret.value
    }

    @Test func `nothing is asked where there is no terminal`() async throws {
      let reader = SecretReader(input: -1, output: -1, modes: modes)
      #expect(await reader.read(prompt: "Password: ") == .endOfInput)
    }
  }
}
