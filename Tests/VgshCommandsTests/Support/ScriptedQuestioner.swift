import Synchronization
import VgshCommands
import VgshRuntime

/// Answers questions with what it was given, in order, and keeps the questions.
final class ScriptedQuestioner: Questioner {
  private struct State {
    var answers: [String]
    var questions: [String] = []
  }

  private let state: Mutex<State>
  let asksBeforeDeleting: Bool
  let canAsk = true

  init(_ answers: String..., asksBeforeDeleting: Bool = true) {
    state = Mutex(State(answers: answers))
    self.asksBeforeDeleting = asksBeforeDeleting
  }

  var questions: [String] { state.withLock(\.questions) }

  func ask(_ question: String) async throws -> String {
    let answer = state.withLock { state -> String? in
      state.questions.append(question)
      return state.answers.isEmpty ? nil : state.answers.removeFirst()
    }
    guard let answer else { throw CommandFailure.local("the input has ended") }
    return answer
  }

  func askSecretly(_ question: String) async throws -> SecretText { SecretText(try await ask(question)) }
}
