import VgshRuntime

/// Forgets the account of the session.
package struct Logout: ShellCommand {
  package static let signature = Signature(
    "logout", "forget user name and password",
    details: "What was saved for the account stays saved, and is there again after the next login.",
    examples: [.init("logout", "requests fail from here on, until the next login")])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    context.session.logIn(nil)
    return .none
  }
}
