import ArgumentParser
import VgshApp
import VgshBase

/// `vgsh`, `vgsh FILE.vgs …`, `vgsh -c …`
struct Shell: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "vgsh",
    abstract: "A shell and script runner for Messente's Verification API, with a sandbox to try it on.",
    usage: """
      vgsh [options]                     the prompt; a script where standard input is no terminal
      vgsh [options] FILE.vgs [ARGS…]    a script, ARGS being its $args; - is standard input
      vgsh [options] -c COMMAND…         commands
      vgsh run [options] FILE… [-- ARGS…]
      vgsh test [options] PATH…          scripts as tests: 'vgsh test --help'
      vgsh check [options] FILE…         finds mistakes: 'vgsh check --help'
      vgsh fmt [--check] FILE…           the canonical layout: 'vgsh fmt --help'
      vgsh sandbox [options]             serves the sandbox: 'vgsh sandbox --help'
      vgsh sandbox exec -- COMMAND…      runs a program on a sandbox: 'vgsh sandbox exec --help'
      """,
    discussion: """
      Without a URL everything happens on the embedded sandbox: no account, no SMS bill. 'help' at the prompt lists its \
      commands.

      Exit status: 0 all well, 1 an expectation failed, 2 a mistake in a script, 3 another failure, 64 wrong usage, \
      130 interrupted.
      """, shouldDisplay: false)

  @OptionGroup var session: SessionOptions

  @ArgumentParser.Option(
    name: .customShort("c"), help: ArgumentHelp("Run a command and exit; may be repeated.", valueName: "command"))
  var commands: [String] = []

  @Argument(
    parsing: .captureForPassthrough, help: ArgumentHelp("A script and its arguments.", valueName: "file"))
  var script: [String] = []

  func validate() throws {
    // What is no known option begins the script's own arguments only behind its name.
    if let first = script.first, first.hasPrefix("-"), first != "-" {
      // Without its value: it may be a password that somebody hoped to give this way.
      throw ValidationError("Unknown option '\(first.prefix { $0 != "=" })'. 'vgsh --help' lists them.")
    }
    guard commands.isEmpty || script.isEmpty else { throw ValidationError("-c and a script file do not go together.") }
  }

  func status() async throws -> ExitStatus {
    let options = try session.options()
    guard !commands.isEmpty else {
      guard let file = script.first else { return await program(options).run(.interactive) }
      return await program(options).run(.scripts([file], arguments: Array(script.dropFirst())))
    }
    return await program(options).run(.commands(commands))
  }

  private func program(_ options: ProgramOptions) -> VgshProgram {
    VgshProgram(options, environment: .current(), version: Vgsh.version)
  }
}
