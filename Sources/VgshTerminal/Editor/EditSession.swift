import CEditline
import Glibc
import Synchronization
import VgshBase

/// One libedit with its history, on one terminal.
///
/// Belongs to the editor's thread. libedit calls back into it while `read` runs: for characters (`+Input`), for Tab
/// and pasted text (`+Commands`) and for the prompt.
final class EditSession {
  let editor: OpaquePointer
  let input: TerminalInput
  let outputDescriptor: Int32
  let stopJob: @Sendable () -> Void

  /// Characters that belong to a key's sequence already read.
  var queue: [Unicode.Scalar] = []
  /// A byte read too far.
  var returned: UInt8?
  /// What the next insert command puts into the line.
  var pendingText: String?
  /// How the read ends, where it does not end by Return.
  var outcome: LineEvent?
  var completer: Completer?
  /// The line as the last Tab left it with several candidates: a Tab on the same again lists them.
  var ambiguous: LineState?
  /// How many rows libedit has been told the window has, where that is more than it has.
  var pretendedRows: Int?
  /// The row of the cursor when the last key was asked for.
  var drawnRow = 0
  /// What stands before the line on the screen.
  private(set) var prompt = PromptText("", color: false)

  private let streams: TerminalStreams
  private let history: OpaquePointer
  /// For answers, behind which nothing can be recalled.
  private let noHistory: OpaquePointer
  private let terminalName: UnsafeMutablePointer<CChar>
  private let modes: TerminalModes
  private let color: Bool
  private var promptBuffer: UnsafeMutablePointer<wchar_t>

  /// The description of a terminal goes through globals of the terminfo library.
  private static let terminfo = Mutex(())

  /// - Returns: nil where the terminal cannot move its cursor or is unknown, or memory or descriptors are used up.
  init?(_ configuration: LineEditorConfiguration, input: TerminalInput, modes: TerminalModes) {
    guard let name = configuration.terminal, !["", "dumb", "emacs", "unknown"].contains(name) else { return nil }
    TextLocale.adopt()
    guard let streams = TerminalStreams(input: configuration.input, output: configuration.output) else { return nil }
    var opened: OpaquePointer?
    Self.terminfo.withLock { _ in
      opened = el_init_fd(
        configuration.program, streams.input, streams.output, streams.errors, configuration.input,
        configuration.output, fileno(streams.errors))
    }
    guard let editor = opened else { return nil }
    guard let history = history_winit(), let noHistory = history_winit(), let terminalName = strdup(name) else {
      el_end(editor)
      return nil
    }
    self.editor = editor
    self.input = input
    self.streams = streams
    self.outputDescriptor = configuration.output
    self.stopJob = configuration.stopJob
    self.history = history
    self.noHistory = noHistory
    self.terminalName = terminalName
    self.modes = modes
    self.color = configuration.color
    promptBuffer = .allocate(capacity: 1)
    promptBuffer.initialize(to: 0)

    guard Self.terminfo.withLock({ _ in editline_set_terminal(editor, terminalName) }) == 0, can("ce"), can("up") else {
      return nil
    }
    setUp(configuration)
  }

  deinit {
    el_end(editor)
    history_wend(history)
    history_wend(noHistory)
    free(terminalName)
    promptBuffer.deallocate()
  }

  /// Shows the prompt and waits for the end of the line.
  func read(_ request: LineRequest) -> LineEvent {
    prompt = PromptText(request.prompt, color: color)
    fillPromptBuffer()
    completer = request.completer
    outcome = nil
    ambiguous = nil
    pendingText = nil
    queue = []
    returned = nil
    pretendedRows = nil
    drawnRow = 0
    if !request.recalls { _ = editline_set_history(editor, noHistory) }
    defer { if !request.recalls { _ = editline_set_history(editor, history) } }
    setPasting(true)
    // Before the prompt shows, so that what is typed at its sight is not echoed by the terminal as well.
    _ = editline_prepare_terminal(editor, 1)
    var count: Int32 = 0
    let line = el_wgets(editor, &count)
    setPasting(false)
    if let outcome { return outcome }
    guard let line, count > 0 else { return .endOfInput }
    var scalars = UnsafeBufferPointer(start: line, count: Int(count)).map { Unicode.Scalar($0) }
    if scalars.last == "\n" || scalars.last == "\r" { scalars.removeLast() }
    // Keys of ours that were quoted.
    scalars.removeAll { (0x80..<0xA0).contains($0.value) }
    return .line(String(scalars))
  }

  func addHistory(_ line: String) {
    withWideCharacters(line) { _ = editline_history_add(history, $0) }
  }

  func clearHistory() { _ = editline_history_clear(history) }

  var isVi: Bool { editline_is_vi(editor) != 0 }

  /// Has the terminal mark what is pasted, or not.
  func setPasting(_ on: Bool) {
    modes.setPasting(on, outputDescriptor)
    write(on ? TerminalModes.pasteOn : TerminalModes.pasteOff)
  }

  /// Writes through libedit's own stream, so that the order holds.
  func write(_ text: String) {
    fputs(text, streams.output)
    fflush(streams.output)
  }

  var promptPointer: UnsafeMutablePointer<wchar_t> { promptBuffer }

  private func can(_ capability: String) -> Bool {
    var name = capability.utf8CString
    return name.withUnsafeMutableBufferPointer { editline_has_capability(editor, $0.baseAddress) != 0 }
  }

  private func setUp(_ configuration: LineEditorConfiguration) {
    _ = editline_set_data(editor, Unmanaged.passUnretained(self).toOpaque())
    _ = editline_set_reader(editor) { editor, character in
      guard let editor, let character else { return 0 }
      return EditSession.of(editor).readCharacter(into: character)
    }
    _ = editline_set_prompt(
      editor,
      { editor in
        guard let editor else { return nil }
        return EditSession.of(editor).promptPointer
      }, wchar_t(PromptText.marker.value))
    _ = editline_handle_no_signals(editor)
    _ = editline_take_all_keys(editor)
    _ = editline_history_resize(history, Int32(clamping: configuration.historyLimit))
    _ = editline_set_history(editor, history)
    addCommands()
    // Debian's libedit begins with vi's keys, which nobody expects who has not asked for them.
    _ = editline_set_vi(editor, 0)
    bindConvenientKeys()
    if let file = configuration.settingsFile { _ = el_source(editor, file) }
    // A change to vi's keys in the file has taken ours away.
    if isVi { bindConvenientKeys() }
    bindNeededKeys()
    if let mode = configuration.editing { setEditing(mode) }
  }

  static func of(_ editor: OpaquePointer) -> EditSession {
    Unmanaged<EditSession>.fromOpaque(editline_data(editor)).takeUnretainedValue()
  }

  private func fillPromptBuffer() {
    let characters = prompt.characters.map { wchar_t($0.value) } + [0]
    promptBuffer.deallocate()
    promptBuffer = .allocate(capacity: characters.count)
    promptBuffer.initialize(from: characters, count: characters.count)
  }
}

extension Unicode.Scalar {
  /// A character of libedit's; it has none that are no code points, unless its memory is damaged.
  init(_ character: wchar_t) { self = Unicode.Scalar(UInt32(bitPattern: character)) ?? "\u{FFFD}" }
}

extension String {
  init<S: Sequence>(_ scalars: S) where S.Element == Unicode.Scalar {
    self.init()
    unicodeScalars.append(contentsOf: scalars)
  }
}

/// Calls with the text as libedit takes it, zero at the end; a zero inside ends it early.
func withWideCharacters(_ text: String, _ body: (UnsafePointer<wchar_t>) -> Void) {
  let characters = text.unicodeScalars.map { wchar_t($0.value) } + [0]
  characters.withUnsafeBufferPointer { buffer in
    if let start = buffer.baseAddress { body(start) }
  }
}
