import VgshBase
import VgshRuntime

/// Asks the user, where there is one.
package protocol Questioner: Sendable {
  /// Whether the commands are typed at the prompt, so that dangerous ones ask before they act. A script that runs on a
  /// terminal is not asked: whoever wrote it meant it.
  var asksBeforeDeleting: Bool { get }
  /// Whether somebody can answer at all.
  var canAsk: Bool { get }

  /// Asks for a line.
  ///
  /// - Parameter question: ends with its own colon and blank: `Username: `.
  /// - Throws: `CommandFailure` (local) where there is no terminal or the input ends; `CancellationError` at Ctrl-C.
  func ask(_ question: String) async throws -> String

  /// Asks for a line without showing what is typed.
  ///
  /// - Throws: as `ask`.
  func askSecretly(_ question: String) async throws -> SecretText
}

extension Questioner {
  /// Asks whether to go on; anything but a yes is a no.
  package func confirm(_ question: String) async throws -> Bool {
    let answer = try await ask("\(question) [y/N] ").trimmingBlanks().lowercased()
    return answer == "y" || answer == "yes"
  }
}

/// Nobody to ask: scripts whose input is no terminal.
package struct NobodyToAsk: Questioner {
  package init() {}

  package var asksBeforeDeleting: Bool { false }
  package var canAsk: Bool { false }

  package func ask(_ question: String) async throws -> String { throw Self.failure(question) }
  package func askSecretly(_ question: String) async throws -> SecretText { throw Self.failure(question) }

  private static func failure(_ question: String) -> CommandFailure {
    .local("there is no terminal to ask on: \(question.trimmingBlanks())")
  }
}
