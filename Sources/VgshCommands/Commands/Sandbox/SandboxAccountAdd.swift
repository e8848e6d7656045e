import Verigator
import VgshBase
import VgshRuntime

/// Adds an account to a sandbox.
package struct SandboxAccountAdd: ShellCommand {
  static let name = Parameter<String>("NAME", "the API's user name")

  package static let signature = Signature(
    "sandbox account add", "let another account use the sandbox", parameters: [name],
    options: PasswordOptions.all, result: .list(.scalar),
    details: "Asks for the password without showing it, unless it is given. Gives the names of all accounts.",
    examples: [
      .init("sandbox account add eve --password-env VERIGATOR_PASSWORD", "its password comes from the environment")
    ])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let name = call[Self.name]
    let password: String
    if let given = try PasswordOptions.given(call, context) {
      password = given
    } else {
      password = try await PasswordOptions.asked("Password of \(name.visible()): ", context)
    }
    let credentials: Credentials
    do {
      credentials = try Credentials(userName: name, password: Secret(password))
    } catch {
      throw CommandFailure(error, at: call.span(of: Self.name))
    }
    context.redactor.add(credentials)
    return .value(.list(try await context.sandbox.addAccount(credentials).map { .text($0) }))
  }

  /// Whatever the password came from, it comes out of the environment.
  package static func replay(_ call: LoggedCall, in script: ScriptWriter) -> [ReplayedCall] {
    var add = script.command(call)
    guard let account = call[name]?.revealedText else { return [add] }
    if call.failure == nil { script.accounts.insert(account) }
    let variable = call[PasswordOptions.variable]?.revealedText
    add.remove(PasswordOptions.file)
    add.remove(PasswordOptions.variable)
    add.add(PasswordOptions.variable, script.environmentVariable(ofPasswordOf: account, variable))
    return [add]
  }
}
