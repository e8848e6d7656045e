import VgshBase
import VgshCommands
import VgshRuntime
import VgshSession
import VgshTerminal

/// `--on-failure prompt`: opens the prompt at a failing statement, with the script's variables and its session.
struct FailurePrompt: Sendable {
  let editor: LineEditor
  let history: PromptHistory
  let questions: any Questioner
  let progress: ProgressLine?

  /// Shows the failure, and lets the user look around until an answer comes.
  ///
  /// - Parameter console: the test's, which writes to the terminal meanwhile.
  func ask(about statement: FailedStatement, in session: Session, _ console: TestConsole) async -> Recovery {
    progress?.pause()
    console.open()
    defer {
      console.flush()
      console.close()
      progress?.resume()
    }
    session.report(statement.failure.diagnostic)
    let words = FailureCommand.allCases.map(\.rawValue)
    console.writeError("\(words.dropLast().joined(separator: ", ")) or \(words.last ?? ""); 'help' explains them\n")
    let session = session.atPrompt(FailureCommand.allCases.map(\.signature), questions: questions)
    let interpreter = session.makeInterpreter(statement.variables)
    let loop = PromptLoop(
      session: session, editor: editor, history: history, interpreter: interpreter,
      mark: StyledText("failed: ", .error), answers: Set(words))
    switch await loop.run() {
    case .left: return .proceed
    case .answer(let word):
      switch FailureCommand(rawValue: word) {
      case .proceed, nil: return .proceed
      case .retry:
        let names = Set(statement.variables.map(\.name))
        return .retry(variables: interpreter.variables.filter { names.contains($0.name) })
      case .skip: return .leaveTest
      case .abort: return .abort
      }
    }
  }
}
