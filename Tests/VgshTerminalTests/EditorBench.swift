import VgshBase
import VgshTerminal
import VgshTestSupport

/// A line editor on a terminal of its own.
struct EditorBench {
  let terminal: PseudoTerminal
  let editor: LineEditor
  let modes = TerminalModes()

  init(
    columns: Int = 80, rows: Int = 24, name: String? = "xterm-256color", history: [String] = [],
    configure: (inout LineEditorConfiguration) -> Void = { _ in }
  ) throws {
    terminal = try PseudoTerminal(columns: columns, rows: rows)
    var configuration = LineEditorConfiguration()
    configuration.input = terminal.descriptor
    configuration.output = terminal.descriptor
    configuration.terminal = name
    configure(&configuration)
    editor = LineEditor(configuration, modes: modes)
  }

  /// Starts to read a line.
  func read(_ prompt: StyledText = "vgsh> ", recalls: Bool = true, completer: Completer? = nil) -> Task<
    LineEvent, Never
  > {
    let request = LineRequest(prompt: prompt, completer: completer, recalls: recalls)
    return Task { await editor.readLine(request) }
  }
}
