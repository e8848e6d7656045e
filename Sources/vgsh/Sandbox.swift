import ArgumentParser
import VerigatorSandbox
import VgshApp
import VgshBase

/// `vgsh sandbox`
struct Sandbox: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox", abstract: "Serve the sandbox until interrupted.", usage: "vgsh sandbox [options]",
    discussion: "It prints 'sandbox listening on URL' when it answers. Account: sandbox, password: sandbox.")

  @ArgumentParser.Option(help: "The address to listen on.")
  var host = "127.0.0.1"

  @ArgumentParser.Option(help: "The port; 0 takes a free one.")
  var port = 8480

  @ArgumentParser.Option(help: ArgumentHelp("Keep the data in an SQLite file.", valueName: "file"), completion: .file())
  var db: String?

  @ArgumentParser.Flag(help: "Let any user name in, and remember its password.")
  var open = false

  @ArgumentParser.Flag(help: "Take any text for a phone number.")
  var lenientPhone = false

  @ArgumentParser.Option(help: "Status of creates and starts: 201 as documented, 200 as the SDKs saw it, or by client.")
  var status: SandboxConfiguration.StatusStyle = .auto

  @ArgumentParser.Option(help: "Make ids and PINs from this number, the same in every run.")
  var seed: UInt64?

  @ArgumentParser.Flag(help: "Wait for the disk at every write, so that it survives a power cut.")
  var durable = false

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("--port is 0 to 65535, not \(port).") }
    guard !durable || db != nil else { throw ValidationError("--durable needs --db FILE.") }
  }

  func status() async throws -> ExitStatus {
    var configuration = SandboxConfiguration(version: Vgsh.version)
    configuration.host = host
    configuration.port = port
    configuration.storage = db.map { .file($0, durable: durable) } ?? .memory
    configuration.open = open
    configuration.lenientPhone = lenientPhone
    configuration.statusStyle = status
    configuration.seed = seed
    return await ServedSandbox(configuration).run()
  }
}

extension SandboxConfiguration.StatusStyle: ExpressibleByArgument {}
