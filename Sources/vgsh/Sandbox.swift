import ArgumentParser
import VerigatorSandbox
import VgshApp
import VgshBase

/// `vgsh sandbox`
struct Sandbox: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox", abstract: "Serve the sandbox until interrupted.",
    usage: """
      vgsh sandbox [options]
      vgsh sandbox exec [options] -- COMMAND…    runs a program on a fresh one: 'vgsh sandbox exec --help'
      """,
    discussion: """
      It prints 'sandbox listening on URL' when it answers, and each request on standard error. Account: sandbox, \
      password: sandbox. Ctrl-C ends it when the requests under way are answered, after 5 seconds at most.
      """, subcommands: [SandboxExec.self])

  @ArgumentParser.Option(help: "The address to listen on.")
  var host = "127.0.0.1"

  @ArgumentParser.Option(help: "The port; 0 takes a free one.")
  var port = 8480

  @ArgumentParser.Option(help: ArgumentHelp("Keep the data in an SQLite file.", valueName: "file"), completion: .file())
  var db: String?

  @ArgumentParser.Flag(help: "Wait for the disk at every write, so that it survives a power cut.")
  var durable = false

  @ArgumentParser.Option(
    help: ArgumentHelp("A file with a token by which other machines may make control calls.", valueName: "file"),
    completion: .file())
  var adminTokenFile: String?

  @ArgumentParser.Flag(help: "Say nothing of requests.")
  var quiet = false

  @OptionGroup private var sandbox: SandboxOptions

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("--port is 0 to 65535, not \(port).") }
    guard !durable || db != nil else { throw ValidationError("--durable needs --db FILE.") }
  }

  func status() async throws -> ExitStatus {
    var configuration = sandbox.configuration()
    configuration.host = host
    configuration.port = port
    configuration.storage = db.map { .file($0, durable: durable) } ?? .memory
    var options = ServeOptions(configuration)
    options.adminTokenFile = adminTokenFile
    options.isQuiet = quiet
    return await ServedSandbox(options).run()
  }
}
