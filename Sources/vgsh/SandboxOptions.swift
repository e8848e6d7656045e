import ArgumentParser
import VerigatorSandbox
import VgshApp

/// The options of everything that serves a sandbox.
struct SandboxOptions: ParsableArguments {
  @ArgumentParser.Flag(help: "Let any user name in, and remember its password.")
  var open = false

  @ArgumentParser.Flag(help: "Take any text for a phone number.")
  var lenientPhone = false

  @ArgumentParser.Option(help: "Status of creates and starts: 201 as documented, 200 as the SDKs saw it, or by client.")
  var status: SandboxConfiguration.StatusStyle = .auto

  @OptionGroup(title: "PINs")
  var pins: PINOptions

  @ArgumentParser.Option(help: "Make ids, PINs and secrets from this number, the same in every run.")
  var seed: UInt64?

  func configuration() -> SandboxConfiguration {
    var configuration = SandboxConfiguration(version: Vgsh.version)
    configuration.open = open
    configuration.lenientPhone = lenientPhone
    configuration.statusStyle = status
    configuration.pin = pins.policy
    configuration.seed = seed
    return configuration
  }
}

extension SandboxConfiguration.StatusStyle: ExpressibleByArgument {}
