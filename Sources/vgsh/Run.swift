import ArgumentParser
import VgshApp
import VgshBase

/// `vgsh run FILE… [-- ARGS]`
struct Run: StatusCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run scripts, one after the other in one session.",
    discussion: "All are checked before the first one runs. What follows -- goes to the scripts as $args.")

  @OptionGroup var session: SessionOptions

  @Argument(help: ArgumentHelp("Script files.", valueName: "file"))
  var files: [String]

  @Argument(parsing: .postTerminator, help: ArgumentHelp("Arguments of the scripts.", valueName: "args"))
  var arguments: [String] = []

  func status() async throws -> ExitStatus {
    let program = VgshProgram(try session.options(), environment: .current(), version: Vgsh.version)
    return await program.run(.scripts(files, arguments: arguments))
  }
}
