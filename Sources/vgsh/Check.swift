import ArgumentParser
import VgshApp
import VgshBase

/// `vgsh check`
struct Check: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Find the mistakes in scripts that can be found before they run.",
    usage: "vgsh check [options] FILE… | FOLDER… | -",
    discussion: """
      Nothing runs and nothing is sent. Of folders all scripts below them (*.vgs) are taken, but for those that another \
      of them sources: they are checked where they are sourced.

      Exit status: 0 no errors (warnings are none), 2 a mistake in a script or one that cannot be read.
      """)

  @ArgumentParser.Flag(help: "Write the diagnostics as JSON to standard output, for editors.")
  var json = false

  @ArgumentParser.Option(
    name: .customLong("var"),
    help: ArgumentHelp("A variable the scripts will be given; may be repeated.", valueName: "name[=value]"))
  var variables: [String] = []

  @ArgumentParser.Option(
    name: .customLong("secret"),
    help: ArgumentHelp("The same, of one that is never shown.", valueName: "name[=value]"))
  var secrets: [String] = []

  @ArgumentParser.Option(
    name: .customLong("secret-env"), help: ArgumentHelp("The same, of one from the environment.", valueName: "name"))
  var secretEnvironment: [String] = []

  @ArgumentParser.Option(
    help: ArgumentHelp("Which file standard input stands for.", valueName: "file"), completion: .file())
  var name: String?

  @ArgumentParser.Flag(help: "Take '!' and '|' for mistakes.")
  var noShell = false

  @ArgumentParser.Option(help: "When to use colours.")
  var color = ColorMode.auto

  @Argument(help: ArgumentHelp("Scripts and folders.", valueName: "file"), completion: .file(extensions: ["vgs"]))
  var files: [String]

  func validate() throws {
    guard files.count(where: { $0 == "-" }) < 2 else {
      throw ValidationError("- is standard input, which is read once.")
    }
    try InputName.validate(name, files: files)
    _ = try options()
  }

  func status() async throws -> ExitStatus { CheckRun(try options(), environment: .current()).run() }

  private func options() throws -> CheckOptions {
    var options = CheckOptions()
    options.paths = files
    options.isJSON = json
    options.inputName = name
    options.allowsShell = !noShell
    options.color = color
    for text in variables + secrets + secretEnvironment {
      do {
        options.variables.append(try CheckOptions.variableName(in: text))
      } catch {
        throw ValidationError([error.message, error.help].compactMap(\.self).joined(separator: "; "))
      }
    }
    return options
  }
}
