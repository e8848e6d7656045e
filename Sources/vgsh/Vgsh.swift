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
    let arguments = Array(CommandLine.arguments.dropFirst())
    let type = commandType(arguments)
    do {
      Glibc.exit(try await run(type, arguments).code)
    } catch {
      type?.exit(withError: error)
      exit(withError: error)
    }
  }

  private nonisolated static func run(_ type: (any StatusCommand.Type)?, _ arguments: [String]) async throws -> ExitStatus {
    if let type { return try await type.parse(arguments).status() }
    var command = try parseAsRoot(arguments)
    if let command = command as? any StatusCommand { return try await command.status() }
    try command.run()
    return .success
  }

  /// Where a session is to be opened, the subcommand for that: looking it up among all of them takes the parser as long
  /// as the whole rest of the start. Null where the parser has to look.
  private static func commandType(_ arguments: [String]) -> (any StatusCommand.Type)? {
    let words: Set = ["help", "-h", "--help", "--help-hidden", "--version", "--generate-completion-script"]
    let subcommands: Set = ["run", "sandbox", "shell"]
    let needsRoot = arguments.contains { words.contains($0) } || arguments.first.map(subcommands.contains) == true
    return needsRoot ? nil : Shell.self
  }
}

/// A subcommand that ends the program with a status of its own.
protocol StatusCommand: ParsableCommand {
  func status() async throws -> ExitStatus
}
