import VgshBase
import VgshRuntime
import VgshSession

/// Removes an account from a sandbox.
package struct SandboxAccountRemove: ShellCommand {
  private static let name = Parameter<String>("NAME", "the API's user name")

  package static let signature = Signature(
    "sandbox account remove", "remove an account of the sandbox with all that it has", parameters: [name],
    result: .list(.scalar),
    details: """
      Its services and their users are gone, and what was saved of those services is forgotten; messages stay in the \
      inbox. Gives the names that are left.
      """,
    examples: [
      .init(
        "sandbox account add eve --password-env VERIGATOR_PASSWORD; sandbox account remove eve", "as it was before")
    ])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let name = call[Self.name]
    let left: [String]
    do {
      left = try await context.sandbox.removeAccount(named: name)
    } catch var failure as CommandFailure where failure.kind == .notFound && failure.status == nil {
      failure.span = call.span(of: Self.name)
      throw failure
    }
    let account = AccountPlace(url: context.session.place.text, account: name)
    for service in try await context.store.services(in: account) {
      try await context.store.forget(service.id, in: account)
    }
    var notices: [Notice] = []
    if account == context.session.account {
      context.session.use(nil)
      context.session.changeUsers { $0 = SeenUsers() }
      notices.append(Notice("that was the account you are logged in as: 'login' goes on as another"))
    }
    return .value(.list(left.map { .text($0) }), notices: notices)
  }

  package static func replay(_ call: LoggedCall, in script: ScriptWriter) -> [ReplayedCall] {
    let remove = script.command(call)
    guard call.failure == nil, let account = call[name]?.revealedText else { return [remove] }
    let adding = script.requireAccount(account)
    script.accounts.remove(account)
    return adding + [remove]
  }
}
