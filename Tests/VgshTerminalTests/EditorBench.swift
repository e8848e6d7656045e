import Synchronization
import VgshBase
import VgshTerminal
import VgshTestSupport

/// A line editor on a terminal of its own.
struct EditorBench {
  let terminal: PseudoTerminal
  let editor: LineEditor
  let modes = TerminalModes()

  init(
    columns: Int = 80, rows: Int = 24, _ configure: (inout LineEditorConfiguration) -> Void = { _ in }
  ) throws {
    self.init(try PseudoTerminal(columns: columns, rows: rows), configure)
  }

  init(_ terminal: PseudoTerminal, _ configure: (inout LineEditorConfiguration) -> Void = { _ in }) {
    self.terminal = terminal
    var configuration = LineEditorConfiguration()
    configuration.input = terminal.descriptor
    configuration.output = terminal.descriptor
    configuration.terminal = "xterm-256color"
    configure(&configuration)
    editor = LineEditor(configuration, modes: modes)
  }

  /// Starts to read a line, and waits for the prompt.
  func begin(
    _ prompt: StyledText = "vgsh> ", recalls: Bool = true, completer: Completer? = nil
  ) async throws -> Task<LineEvent, Never> {
    let line = read(prompt, recalls: recalls, completer: completer)
    let shown = prompt.plain.visible().split(separator: " ").joined(separator: " ")
    try await terminal.wait(forLine: shown)
    return line
  }

  /// Starts to read a line.
  func read(_ prompt: StyledText = "vgsh> ", recalls: Bool = true, completer: Completer? = nil) -> Task<
    LineEvent, Never
  > {
    let request = LineRequest(prompt: prompt, completer: completer, recalls: recalls)
    return Task { await editor.readLine(request) }
  }
}

/// A fact noted by a closure.
final class Flag: Sendable {
  private let state = Mutex(false)

  var value: Bool {
    get { state.withLock { $0 } }
    set { state.withLock { $0 = newValue } }
  }
}
