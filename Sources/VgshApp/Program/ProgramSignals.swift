import Glibc
import Synchronization
import VgshBase
import VgshTerminal

/// What signals do to the program: Ctrl-C belongs to whoever was the last to want it; the rest goes to the editor.
final class ProgramSignals: Sendable {
  /// The Ctrl-C that ends the program itself: a pattern that searches for ever, say, hears none of them.
  private static let patience = 3

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
        let calls = interrupts.interrupt()
        if calls == 0 || calls >= Self.patience { Self.leave(by: SIGINT, modes) }
      case .terminate, .hangUp:
        // What runs is cancelled, so that its `defer` blocks run; where nothing runs, or it does not listen, the program
        // ends here.
        let calls = editor == nil ? interrupts.interrupt() : 0
        if calls == 0 || calls > 1 { Self.leave(by: signal.rawValue, modes) }
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
