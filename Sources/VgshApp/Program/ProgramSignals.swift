import Glibc
import Synchronization
import VgshBase
import VgshTerminal

/// What signals do to the program: Ctrl-C belongs to whoever was the last to want it; the rest goes to the editor.
final class ProgramSignals: Sendable {
  private let source: SignalSource?
  private let editor: EditorHolder

  /// The editor comes later than the signals.
  private final class EditorHolder: Sendable {
    let value = Mutex<LineEditor?>(nil)
  }

  init(interrupts: Interrupts, modes: TerminalModes) {
    let holder = EditorHolder()
    editor = holder
    source = SignalSource { signal in
      let editor = holder.value.withLock { $0 }
      switch signal {
      case .resize: editor?.windowChanged()
      case .resume: editor?.resumed()
      case .interrupt:
        if !interrupts.interrupt() { Self.leave(by: SIGINT, modes) }
      case .terminate, .hangUp:
        // What runs is cancelled, so that its `defer` blocks run; where nothing runs, the program ends here.
        if editor != nil || !interrupts.interrupt() { Self.leave(by: signal.rawValue, modes) }
      }
    }
  }

  func attach(_ editor: LineEditor) { self.editor.value.withLock { $0 = editor } }

  /// Ends the process as the signal would have, with the terminal as it was.
  private static func leave(by signal: Int32, _ modes: TerminalModes) {
    modes.restore()
    Glibc.signal(signal, SIG_DFL)
    kill(getpid(), signal)
  }
}
