import ArgumentParser
import VgshApp
import VgshBase

/// The options of everything that opens a session, and that mean the same everywhere.
struct CommonOptions: ParsableArguments {
  @ArgumentParser.Option(
    help: ArgumentHelp("Where to talk to: a URL, or 'sandbox'. [default: sandbox]", valueName: "url"))
  var url: String?

  @ArgumentParser.Option(help: "The API user name.")
  var username: String?

  @ArgumentParser.Option(help: ArgumentHelp("A file with the password.", valueName: "file"), completion: .file())
  var passwordFile: String?

  @ArgumentParser.Flag(help: "Read the password from the first line of standard input.")
  var passwordStdin = false

  @ArgumentParser.Option(help: "The service to begin with: a saved name or an id.")
  var service: String?

  @ArgumentParser.Option(
    name: .customLong("var"), help: ArgumentHelp("Bind a variable; may be repeated.", valueName: "name=value"))
  var variables: [String] = []

  @ArgumentParser.Option(
    name: .customLong("secret"), help: ArgumentHelp("Bind a variable that is never shown.", valueName: "name=value"))
  var secrets: [String] = []

  @ArgumentParser.Option(
    name: .customLong("secret-env"),
    help: ArgumentHelp("Bind a secret variable from the environment.", valueName: "name"))
  var secretEnvironment: [String] = []

  @ArgumentParser.Option(help: "How results are shown.")
  var output: OutputFormat?

  @ArgumentParser.Option(help: "When to use colours.")
  var color = ColorMode.auto

  @ArgumentParser.Flag(help: "Show each request and reply on standard error, secrets hidden.")
  var trace = false

  @ArgumentParser.Option(help: "How often a request is tried again where that is harmless. [default: 2]")
  var retries: Int?

  @ArgumentParser.Option(
    help: ArgumentHelp("Certificates to trust, in PEM form.", valueName: "file"), completion: .file())
  var cacert: String?

  @ArgumentParser.Flag(help: "Read no rc file.")
  var noRc = false

  @ArgumentParser.Flag(help: "Read and write no file of history, saved services or sandbox.")
  var ephemeral = false

  @ArgumentParser.Flag(help: "Forbid '!' and '|'.")
  var noShell = false

  @ArgumentParser.Flag(help: "Allow '!' and '|', also for a script on standard input.")
  var allowShell = false

  @ArgumentParser.Option(help: "Make ids, PINs and random values from this number, the same in every run.")
  var seed: UInt64?

  func validate() throws {
    if noShell && allowShell { throw ValidationError("--no-shell and --allow-shell do not go together.") }
    if passwordFile != nil && passwordStdin {
      throw ValidationError("--password-file and --password-stdin do not go together.")
    }
    if let retries, !(0...20).contains(retries) { throw ValidationError("--retries is 0 to 20, not \(retries).") }
  }

  func options() throws -> ProgramOptions {
    var options = ProgramOptions()
    options.url = url
    options.username = username
    options.passwordFile = passwordFile
    options.readsPasswordFromInput = passwordStdin
    options.service = service
    options.variables = variables
    options.secrets = secrets
    options.secretEnvironment = secretEnvironment
    options.output = output
    options.color = color
    options.trace = trace
    options.retries = retries
    options.certificateFile = cacert
    options.isEphemeral = ephemeral
    options.allowsShell = noShell ? false : allowShell ? true : nil
    options.seed = seed
    return options
  }

  /// Reads a duration that somebody waits for.
  @Sendable static func duration(_ text: String, _ option: String) throws -> Duration {
    guard let duration = DurationText.parse(text), duration > .zero, duration <= .seconds(86_400) else {
      throw ValidationError("\(option) takes a duration up to 1d, as 10s or 500ms, not '\(text)'.")
    }
    return duration
  }
}

extension OutputFormat: ExpressibleByArgument {}
extension ColorMode: ExpressibleByArgument {}
