import ArgumentParser
import VerigatorSandbox

/// How the sandbox makes the PINs that it sends by SMS.
struct PINOptions: ParsableArguments {
  @ArgumentParser.Option(help: "The digits of a PIN, 4 to 16.")
  var pinLength = SandboxConfiguration.PINPolicy().length

  @ArgumentParser.Option(help: ArgumentHelp("How long a PIN is valid, 1 to 1800 s.", valueName: "seconds"))
  var pinValidity = SandboxConfiguration.PINPolicy().validitySeconds

  @ArgumentParser.Option(help: "How many wrong tokens are judged before the user is throttled, 1 to 1000.")
  var pinAttempts = SandboxConfiguration.PINPolicy().attempts

  var policy: SandboxConfiguration.PINPolicy {
    var policy = SandboxConfiguration.PINPolicy()
    policy.length = pinLength
    policy.validitySeconds = pinValidity
    policy.attempts = pinAttempts
    return policy
  }

  func validate() throws {
    if let problem = policy.problem { throw ValidationError(problem) }
  }
}
