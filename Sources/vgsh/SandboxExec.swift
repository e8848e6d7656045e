import ArgumentParser
import VerigatorSandbox
import VgshApp
import VgshBase

/// `vgsh sandbox exec`
struct SandboxExec: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "exec", abstract: "Run a program on a sandbox of its own.",
    usage: "vgsh sandbox exec [options] [--setup FILE] -- COMMAND [ARGS…]",
    discussion: """
      The program finds the sandbox in its environment: VERIGATOR_URL, VERIGATOR_USERNAME, VERIGATOR_PASSWORD, and \
      VERIGATOR_SANDBOX_URL for control calls such as $VERIGATOR_SANDBOX_URL/messages. When it has ended, standard error \
      says which calls it made.

      Exit status: the program's, 128 and the signal's number where one ended it; 127 there is no such program, 126 it \
      cannot be run; that of the setup where it failed; 64 wrong usage.
      """)

  @ArgumentParser.Option(
    help: ArgumentHelp("A script to run before on the sandbox; its calls do not count.", valueName: "file"),
    completion: .file(extensions: ["vgs"]))
  var setup: String?

  @ArgumentParser.Option(help: "The port; 0 takes a free one.")
  var port = 0

  @ArgumentParser.Flag(help: "Say nothing of the calls.")
  var quiet = false

  @ArgumentParser.Option(help: "When to use colours.")
  var color = ColorMode.auto

  @OptionGroup private var sandbox: SandboxOptions

  @Argument(
    parsing: .captureForPassthrough, help: ArgumentHelp("The program and its arguments.", valueName: "command"))
  var words: [String] = []

  /// Takes the `--` out, which may be left out as long as the program's name is no option.
  static func command(_ arguments: [String]) throws -> SandboxExec {
    let parts = arguments.split(separator: "--", maxSplits: 1, omittingEmptySubsequences: false)
    var command = try parse(Array(parts[0]))
    if parts.count > 1 {
      command.words.append(contentsOf: command.words.isEmpty ? Array(parts[1]) : ["--"] + parts[1])
    }
    guard !command.words.isEmpty else {
      throw ValidationError("Name the program to run, as in 'vgsh sandbox exec -- python3 app.py'.")
    }
    return command
  }

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("--port is 0 to 65535, not \(port).") }
    if let first = words.first, first.hasPrefix("-") {
      throw ValidationError("Unknown option '\(first)'. 'vgsh sandbox exec --help' lists them.")
    }
  }

  func status() async throws -> ExitStatus {
    var configuration = sandbox.configuration()
    configuration.port = port
    var options = ExecOptions(configuration, words: words)
    options.setup = setup
    options.isQuiet = quiet
    options.color = color
    return await SandboxedProgram(options, environment: .current()).run()
  }
}
