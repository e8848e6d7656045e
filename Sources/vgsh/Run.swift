import ArgumentParser
import VgshApp
import VgshBase

/// `vgsh run FILE… [-- ARGS]`
struct Run: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run scripts, one after the other in one session.",
    usage: "vgsh run [options] FILE… [-- ARGS…]",
    discussion: "All are checked before the first one runs. What follows -- goes to the scripts as $args.")

  @OptionGroup var session: SessionOptions

  @Argument(help: ArgumentHelp("Script files.", valueName: "file"))
  var files: [String]

  /// What stands behind `--`.
  private var arguments: [String] = []

  private enum CodingKeys: CodingKey {
    case session
    case files
  }

  static func command(_ arguments: [String]) throws -> Run {
    let parts = arguments.split(separator: "--", maxSplits: 1, omittingEmptySubsequences: false)
    var command = try parse(Array(parts[0]))
    command.arguments = parts.count > 1 ? Array(parts[1]) : []
    return command
  }

  func status() async throws -> ExitStatus {
    let program = VgshProgram(try session.options(), environment: .current(), version: Vgsh.version)
    return await program.run(.scripts(files, arguments: arguments))
  }
}
