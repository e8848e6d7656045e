import VgshTestSupport

/// The real program with its prompt on a real pseudo-terminal, in a home of its own.
struct PromptRun {
  let terminal: PseudoTerminal
  let home: TemporaryFolder

  static let prompt = "sandbox@sandbox>"

  /// Starts the program and waits for its prompt.
  ///
  /// - Parameter home: of an earlier run, to come back to its files.
  init(
    _ arguments: [String] = [], home: TemporaryFolder? = nil, environment: [String: String] = [:], columns: Int = 100,
    waits: Bool = true
  ) async throws {
    terminal = try PseudoTerminal(columns: columns, rows: 40)
    self.home = try home ?? TemporaryFolder()
    var variables = ProgramRun.environment(["TERM": "xterm", "VGSH_HOME": self.home.path, "NO_COLOR": "1"])
    variables.merge(environment) { $1 }
    try terminal.start(ProgramRun.binary, arguments, environment: variables)
    if waits {
      try await terminal.wait(for: "the prompt") { $0.cursorRow.contains("> ") || $0.cursorRow.hasSuffix(">") }
    }
  }

  /// Types a line, and waits for a text that it brings.
  func type(_ line: String, until text: String) async throws {
    terminal.send(line)
    terminal.send(.enter)
    try await terminal.wait(forText: text)
    try await waitForPrompt()
  }

  /// Types a line that would go on for ever, and ends its work by Ctrl-C.
  func interrupt(_ line: String) async throws {
    terminal.send(line)
    terminal.send(.enter)
    try await terminal.waitForModes("the terminal to be as the line found it") { terminal.isCooked }
    terminal.send(.control("c"))
    try await terminal.wait(forText: "interrupted")
    try await waitForPrompt()
  }

  func waitForPrompt() async throws {
    try await terminal.wait(for: "an empty prompt") { $0.cursorRow.hasSuffix(">") }
  }
}
