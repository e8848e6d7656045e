import ArgumentParser
import VgshApp
import VgshBase

/// The options of the prompt and of scripts.
struct SessionOptions: ParsableArguments {
  @ArgumentParser.Option(
    help: ArgumentHelp("How long one try of a request may take: 10s, 500ms. [default: 30s]", valueName: "duration"),
    transform: { try CommonOptions.duration($0, "--timeout") })
  var timeout: Duration?

  @ArgumentParser.Flag(help: "Commands show no results; 'print' still prints.")
  var quiet = false

  @OptionGroup private var common: CommonOptions

  func options() throws -> ProgramOptions {
    var options = try common.options()
    options.timeout = timeout
    options.quiet = quiet
    return options
  }
}
