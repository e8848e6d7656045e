import ArgumentParser
import Glibc
import VgshApp
import VgshBase

/// The program. Everything but its command line is in `VgshApp`.
@main
struct Vgsh: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "vgsh",
    abstract: "A shell and script runner for Messente's Verification API, with a sandbox to try it on.",
    discussion: """
      Without a URL everything happens on the embedded sandbox: no account, no SMS bill. 'help' at the prompt lists its \
      commands.
      """,
    version: "vgsh \(version)", subcommands: [Shell.self, Run.self, Sandbox.self], defaultSubcommand: Shell.self)

  /// The only place where the program ends itself.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if let command = command as? any StatusCommand {
        Glibc.exit(try await command.status().code)
      }
      try command.run()
    } catch {
      exit(withError: error)
    }
  }
}

/// A subcommand that ends the program with a status of its own.
protocol StatusCommand: ParsableCommand {
  func status() async throws -> ExitStatus
}
