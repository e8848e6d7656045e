import VgshBase
import VgshCommands
import VgshRuntime
import VgshTerminal

/// Asks on the terminal.
struct TerminalQuestioner: Questioner {
  let editor: LineEditor
  let secrets: SecretReader
  let interrupts: Interrupts
  let asksBeforeDeleting: Bool
  var progress: ProgressLine?

  var canAsk: Bool { true }

  func ask(_ question: String) async throws -> String {
    progress?.pause()
    defer { progress?.resume() }
    let editor = self.editor
    let token = interrupts.push { editor.interrupt() }
    defer { interrupts.remove(token) }
    return try answer(await editor.readLine(LineRequest(prompt: StyledText(question), recalls: false)), question)
  }

  func askSecretly(_ question: String) async throws -> SecretText {
    progress?.pause()
    defer { progress?.resume() }
    return SecretText(try answer(await secrets.read(prompt: question), question))
  }

  private func answer(_ event: LineEvent, _ question: String) throws -> String {
    switch event {
    case .line(let text): return text
    case .interrupted: throw CancellationError()
    case .endOfInput: throw CommandFailure.local("the input ended at the question: \(question.visible())")
    }
  }
}
