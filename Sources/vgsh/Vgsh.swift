import ArgumentParser
import Glibc
import VgshApp
import VgshBase

/// The program. Everything but its command line is in `VgshApp`.
@main
struct Vgsh: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "vgsh", version: "vgsh \(version)",
    subcommands: [Shell.self, Run.self, Test.self, Check.self, Format.self, Sandbox.self],
    defaultSubcommand: Shell.self)

  /// The only place where the program ends itself.
  static func main() async {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let type = commandType(&arguments)
    do {
      // Without the C library's farewells: threads still run that use what these would take apart, and everything
      // written is on its way.
      Glibc._exit(try await run(type, arguments).code)
    } catch {
      type?.exit(withError: error)
      exit(withError: error)
    }
  }

  private nonisolated static func run(
    _ type: (any StatusCommand.Type)?, _ arguments: [String]
  ) async throws -> ExitStatus {
    if ["--help", "-h", "help"].contains(arguments.first), type == Shell.self {
      throw CleanExit.helpRequest(Shell.self)
    }
    if let type { return try await type.command(arguments).status() }
    var command = try parseAsRoot(arguments)
    try command.run()
    return .success
  }

  /// Finds the subcommand, and takes its word off.
  ///
  /// Done here, for the parser's own search among all of them takes as long as the whole rest of the start. Null for what
  /// is about the program itself.
  private static func commandType(_ arguments: inout [String]) -> (any StatusCommand.Type)? {
    let type: any StatusCommand.Type
    switch arguments.first {
    case "--version", "--generate-completion-script": return nil
    case "run": type = Run.self
    case "test": type = Test.self
    case "check": type = Check.self
    case "fmt": type = Format.self
    case "sandbox" where arguments.dropFirst().first == "exec":
      arguments.removeFirst()
      type = SandboxExec.self
    case "sandbox": type = Sandbox.self
    default: return Shell.self
    }
    arguments.removeFirst()
    return type
  }
}

/// A subcommand that ends the program with a status of its own.
protocol StatusCommand: ParsableCommand {
  /// Reads the command line behind the subcommand's word.
  static func command(_ arguments: [String]) throws -> Self

  func status() async throws -> ExitStatus
}

extension StatusCommand {
  static func command(_ arguments: [String]) throws -> Self { try parse(arguments) }
}
