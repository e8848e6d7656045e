import VGScript
import Verigator
import VgshBase
import VgshCommands
import VgshOutput
import VgshRuntime
import VgshSession
import VgshTerminal

/// The prompt: reads a line, runs it, shows what came of it, until the user leaves.
struct PromptLoop {
  let session: Session
  let editor: LineEditor
  let history: PromptHistory
  let interpreter: Interpreter
  /// Stands before the usual prompt, where it is not the usual one.
  let mark: StyledText
  /// Lines that end the prompt and mean something to whoever opened it.
  let answers: Set<String>
  private let snapshots: SessionSnapshots

  init(
    session: Session, editor: LineEditor, history: PromptHistory, interpreter: Interpreter,
    mark: StyledText = StyledText(), answers: Set<String> = []
  ) {
    self.session = session
    self.editor = editor
    self.history = history
    self.interpreter = interpreter
    self.mark = mark
    self.answers = answers
    snapshots = SessionSnapshots(session)
  }

  /// How the prompt was left.
  enum End {
    case left(ExitStatus)
    /// By one of the answers.
    case answer(String)
  }

  /// How one statement line went.
  private enum Turn {
    case goOn
    case leave(End)
  }

  func run() async -> End {
    await editor.setHistory(history.lines)
    // What the user's ~/.editrc chose is where `set editing` starts from.
    let editing: Settings.Editing = await editor.editing == .vi ? .vi : .emacs
    try? session.state.changeSettings { $0.editing = editing }
    var reading: Reading?
    defer { if let reading { session.interrupts.remove(reading.token) } }
    while true {
      let last = reading
      let current = beginReading()
      reading = current
      if let last { session.interrupts.remove(last.token) }
      session.console.flush()
      for notice in history.takeNotices() { session.report(notice) }
      switch await read() {
      case .line(let text):
        if case .leave(let end) = await evaluate(text, scope: current.scope) { return end }
      case .interrupted: continue
      case .endOfInput: return .left(.success)
      }
    }
  }

  // MARK: Reading

  /// From the first key of a line to the end of its work, so that no Ctrl-C falls between two that listen.
  private struct Reading {
    let scope: CancelScope
    let token: Interrupts.Token
  }

  private func beginReading() -> Reading {
    let scope = CancelScope()
    let editor = self.editor
    let token = session.interrupts.push {
      // Where the line is on its way already, what it begins ends at once.
      scope.cancel()
      editor.interrupt()
    }
    return Reading(scope: scope, token: token)
  }

  /// Reads lines until they make a whole.
  private func read() async -> LineEvent {
    await editor.setEditing(session.state.settings.editing == .vi ? .vi : .emacs)
    var snapshot = await snapshots.take(interpreter)
    var text = ""
    var prompt = mark + PromptStyle.main(session.state)
    while true {
      snapshot.earlierLines = text
      let completer = PromptCompleter(snapshot)
      switch await editor.readLine(LineRequest(prompt: prompt, completer: { completer.complete($0, $1) })) {
      case .interrupted: return .interrupted
      case .endOfInput:
        guard !text.isEmpty else { return .endOfInput }
        // What is open is given up; the diagnostic says what it was.
        return .line(text)
      case .line(let line):
        text += text.isEmpty ? line : "\n" + line
        guard case .incomplete(let open) = completeness(of: text) else { return .line(text) }
        prompt = PromptStyle.continuation(session.state, open.opener)
      }
    }
  }

  private func completeness(of text: String) -> Completeness {
    Parser.parse(SourceText(id: SourceID(.max), name: PromptStyle.sourceName, text: text)).completeness
  }

  // MARK: Running

  private func evaluate(_ text: String, scope: CancelScope) async -> Turn {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard let first = words.first else { return .goOn }
    if words.count == 1, answers.contains(String(first)) { return .leave(.answer(String(first))) }
    let source = session.sources.add(name: PromptStyle.sourceName, text: text)
    let checked = interpreter.check(source, script: ScriptContext(file: nil, directory: "."), options: .prompt)
    await editor.addHistory(text)
    let isSecret = checked.holdsSecret || LineDiscretion.mayHoldSecret(text, isMistaken: checked.program == nil)
    history.append(session.redactor.redact(text), isSecret: isSecret)
    for diagnostic in checked.diagnostics { session.report(diagnostic) }
    guard let program = checked.program else { return .goOn }
    let start = SandboxAwareTime.uptime()
    let outcome = await interpreter.run(program, scope: scope)
    session.console.flush()
    if session.state.settings.timing { showTime(SandboxAwareTime.uptime() - start) }
    switch outcome {
    case .completed, .testsFailed, .skipped: return .goOn
    case .exited(let status): return .leave(.left(status))
    case .failed(let failure):
      session.report(failure.diagnostic)
      return .goOn
    }
  }

  private func showTime(_ duration: Duration) {
    let microseconds = duration.components.seconds * 1_000_000 + duration.components.attoseconds / 1_000_000_000_000
    session.console.writeError("time: \(DurationText.text(.microseconds(microseconds)))\n")
  }
}
