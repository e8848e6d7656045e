import Verigator
import VgshBase

/// The options that every way of starting a session has; the command line fills them in.
package struct ProgramOptions: Sendable {
  /// Null for the environment's, and where that has none the embedded sandbox.
  package var url: String?
  package var username: String?
  package var passwordFile: String?
  package var readsPasswordFromInput = false
  /// What the two options above led to, where it has been read already: standard input can be read but once.
  var password: Secret?
  package var service: String?
  /// `NAME=VALUE`, in order.
  package var variables: [String] = []
  package var secrets: [String] = []
  /// Names of environment variables that become secret variables of the same name.
  package var secretEnvironment: [String] = []
  package var output: OutputFormat?
  package var quiet = false
  package var color = ColorMode.auto
  package var trace = false
  package var timeout: Duration?
  package var retries: Int?
  package var certificateFile: String?
  /// Neither reads nor writes a file under the state folders.
  package var isEphemeral = false
  /// Whether `!` and `|` are allowed; null for what is usual: at the prompt and in files yes, on standard input no.
  package var allowsShell: Bool?
  package var seed: UInt64?

  package init() {}
}

/// What the program is started for.
package enum ProgramTask: Sendable {
  /// The prompt; where standard input is no terminal, the script that comes in there.
  case interactive
  case commands([String])
  case scripts([String], arguments: [String])
  case tests(TestOptions)
}

/// A way of starting the program that cannot be.
package struct UsageError: Error, Sendable {
  package let message: String
  package let help: String?

  package init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }
}
