import ArgumentParser
import VgshApp
import VgshBase

/// `vgsh fmt`
struct Format: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "Put scripts into the canonical layout, in place.",
    usage: "vgsh fmt [--check] [FILE… | FOLDER… | -]",
    discussion: """
      Of folders all scripts below them (*.vgs) are taken; without a file, or with -, standard input is written to \
      standard output. Scripts with errors are left as they are.

      Exit status: 0 all well, 1 --check found a script to format, 2 a mistake in a script or one that cannot be read, \
      3 one that cannot be written.
      """)

  @ArgumentParser.Flag(help: "Only name the scripts that would change.")
  var check = false

  @ArgumentParser.Option(
    help: ArgumentHelp("What to call standard input in diagnostics.", valueName: "file"), completion: .file())
  var name: String?

  @ArgumentParser.Option(help: "When to use colours.")
  var color = ColorMode.auto

  @Argument(help: ArgumentHelp("Scripts and folders.", valueName: "file"), completion: .file(extensions: ["vgs"]))
  var files: [String] = []

  func validate() throws {
    guard files.count < 2 || !files.contains("-") else {
      throw ValidationError("- stands for standard input and goes with no other file.")
    }
    try InputName.validate(name, files: files.isEmpty ? ["-"] : files)
  }

  func status() async throws -> ExitStatus {
    let environment = ProgramEnvironment.current()
    guard !files.isEmpty || !environment.inputIsTerminal else {
      throw ValidationError("Name a file or folder, or - for standard input.")
    }
    var options = FormatOptions()
    options.paths = files
    options.isCheck = check
    options.inputName = name
    options.color = color
    return FormatRun(options, environment: environment).run()
  }
}
