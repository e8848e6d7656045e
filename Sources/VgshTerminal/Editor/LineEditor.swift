import VgshBase

/// Asks the user for lines.
///
/// An actor on a thread of its own: libedit blocks, and is not thread-safe. Only one read is under way at a time; what
/// must reach it meanwhile (`interrupt`, `windowChanged`, `resumed`) is not isolated and may be called from any thread.
package actor LineEditor {
  private enum Backend {
    case editing(EditSession)
    case plain(PlainReader)
  }

  private let configuration: LineEditorConfiguration
  private let modes: TerminalModes
  private let thread = EditorThread()
  private let wake = Wake()
  private var opened: Backend?

  /// Opens nothing yet: the first call does.
  ///
  /// - Parameter modes: where the terminal's modes are remembered for the end of the program.
  package init(_ configuration: LineEditorConfiguration, modes: TerminalModes) {
    self.configuration = configuration
    self.modes = modes
  }

  deinit { thread.stop() }

  package nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  /// Shows a prompt and waits for a line.
  ///
  /// When it returns, the terminal's modes are as before and the cursor is at the start of a row. A cancelled task
  /// gets `.interrupted`, at once even while waiting.
  package func readLine(_ request: LineRequest) async -> LineEvent {
    await withTaskCancellationHandler {
      // What was meant for an earlier read is over; a cancel that came in between shows in the task.
      _ = wake.take()
      if Task.isCancelled { return .interrupted }
      switch backend {
      case .editing(let session): return session.read(request)
      case .plain(let reader): return reader.read(request)
      }
    } onCancel: {
      wake.post(.cancel)
    }
  }

  /// Replaces what can be recalled, oldest first.
  package func setHistory(_ lines: [String]) {
    guard case .editing(let session) = backend else { return }
    session.clearHistory()
    for line in lines { session.addHistory(line) }
  }

  /// Adds a line to what can be recalled.
  package func addHistory(_ line: String) {
    guard case .editing(let session) = backend else { return }
    session.addHistory(line)
  }

  /// Takes other keys from the next line on; keys in use already stay as the user's settings have them.
  package func setEditing(_ mode: EditingMode) {
    guard case .editing(let session) = backend else { return }
    session.setEditing(mode)
  }

  /// The keys in use: what was set, or what the user's settings file says.
  package var editing: EditingMode {
    guard case .editing(let session) = backend else { return .emacs }
    return session.isVi ? .vi : .emacs
  }

  /// Drops the line being edited; nothing happens where none is.
  package nonisolated func interrupt() { wake.post(.interrupt) }

  /// The window has another size: the line is drawn again.
  package nonisolated func windowChanged() { wake.post(.resize) }

  /// The program goes on after a stop: the terminal's modes are taken again.
  package nonisolated func resumed() { wake.post(.resume) }

  private var backend: Backend {
    if let opened { return opened }
    let backend = open()
    opened = backend
    return backend
  }

  private func open() -> Backend {
    modes.remember(configuration.input)
    let input = TerminalInput(descriptor: configuration.input, wake: wake)
    let canEdit = Terminal.isTerminal(configuration.input) && Terminal.isTerminal(configuration.output)
    if canEdit, let session = EditSession(configuration, input: input, modes: modes) { return .editing(session) }
    return .plain(PlainReader(input: input, output: configuration.output))
  }
}
