import ArgumentParser
import VgshApp
import VgshBase

/// `vgsh`, `vgsh FILE.vgs …`, `vgsh -c …`
struct Shell: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "shell", abstract: "Open the prompt, or run a script or commands.",
    usage: "vgsh [options] [-c COMMAND]… | [FILE.vgs [ARGS…]]", shouldDisplay: false)

  @OptionGroup var session: SessionOptions

  @ArgumentParser.Option(name: .customShort("c"), help: ArgumentHelp("Run a command and exit; may be repeated.", valueName: "command"))
  var commands: [String] = []

  @Argument(
    parsing: .captureForPassthrough, help: ArgumentHelp("A script and its arguments.", valueName: "file"))
  var script: [String] = []

  func status() async throws -> ExitStatus {
    let options = try session.options()
    guard !commands.isEmpty else {
      guard let file = script.first else { return await program(options).run(.interactive) }
      return await program(options).run(.scripts([file], arguments: Array(script.dropFirst())))
    }
    guard script.isEmpty else { throw ValidationError("-c and a script file do not go together.") }
    return await program(options).run(.commands(commands))
  }

  private func program(_ options: ProgramOptions) -> VgshProgram {
    VgshProgram(options, environment: .current(), version: Vgsh.version)
  }
}
