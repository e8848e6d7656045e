import VerigatorSandbox
import VgshBase

/// What `vgsh sandbox exec` is asked for.
package struct ExecOptions: Sendable {
  package var configuration: SandboxConfiguration

  /// The program and its arguments, at least one word.
  package var words: [String]

  /// A script that is run before.
  package var setup: String?

  /// Whether nothing is said of the calls.
  package var isQuiet = false
  package var color = ColorMode.auto

  package init(_ configuration: SandboxConfiguration, words: [String]) {
    self.configuration = configuration
    self.words = words
  }
}
