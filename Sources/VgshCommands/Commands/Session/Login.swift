import Verigator
import VgshBase
import VgshRuntime

/// Sets the account of the session.
package struct Login: ShellCommand {
  private static let username = OptionalParameter<String>("USERNAME", "the API's user name; asked for if left out")
  private static let noCheck = Flag("no-check", "do not ask the server whether the password is right")

  package static let signature = Signature(
    "login", "log in with the API's user name and password", parameters: [username],
    options: PasswordOptions.all + [noCheck],
    details: """
      Asks for what is missing, the password without showing it, and tries both out by one request that changes \
      nothing. The password is kept in memory only. The account 'sandbox' of the embedded sandbox needs no password \
      here: it is 'sandbox', and no secret.
      """,
    examples: [
      .init("login sandbox", "the account that every sandbox has"),
      .init("login sandbox --no-check", "sends nothing"),
    ])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let given = try PasswordOptions.given(call, context)
    let username = try await username(call, context)
    let password = if let given { given } else { try await password(of: username, context) }
    let credentials: Credentials
    do {
      credentials = try Credentials(userName: username, password: Secret(password))
    } catch {
      throw CommandFailure(error, at: call.span(of: Self.username))
    }
    context.redactor.add(credentials)
    if !call[Self.noCheck] { try await Self.check(credentials, context) }
    context.session.logIn(credentials)
    return CommandResult(notices: context.wordsAtPrompt("logged in as '\(credentials.userName.visible())'"))
  }

  private func username(_ call: BoundCall, _ context: CommandContext) async throws -> String {
    if let username = call[Self.username] { return username }
    guard context.questions.canAsk else {
      throw CommandFailure.local("no user name is given, and there is no terminal to ask on", help: "login USERNAME")
    }
    return try await context.questions.ask("Username: ").trimmingBlanks()
  }

  private func password(of username: String, _ context: CommandContext) async throws -> String {
    let known = ConnectionDefaults.sandboxAccount
    if username == known.name, context.session.place == .sandbox { return known.password }
    return try await PasswordOptions.asked("Password: ", context)
  }

  /// Asks for a service that cannot exist: whoever is told so was let in.
  private static func check(_ credentials: Credentials, _ context: CommandContext) async throws {
    let client = try await context.clients.client(for: .checking(credentials))
    do {
      _ = try await client.service(ServiceID("00000000-0000-0000-0000-000000000000"))
    } catch let error as VerigatorError where error.kind == .notFound {
      return
    } catch let error as VerigatorError {
      var failure = CommandFailure(error)
      let status = error.status.map { " (status \($0))" } ?? ""
      failure.message = "could not log in as '\(credentials.userName.visible())': \(error.message.visible())\(status)"
      if failure.kind == .unauthorized {
        failure.help = "check user name and password; they are the API's, not those of the dashboard"
      }
      throw failure
    }
  }

  /// What was asked for, or came out of a file, comes out of the environment.
  package static func replay(_ call: LoggedCall, in script: ScriptWriter) -> [ReplayedCall] {
    guard call.failure == nil, let name = script.after.username else { return [script.command(call)] }
    var login = ReplayedCall(name: signature.name, arguments: [])
    login.add(username, ScriptLiteral.word(name))
    if let variable = script.passwordVariable(of: name, call[PasswordOptions.variable]?.revealedText) {
      login.add(PasswordOptions.variable, variable)
    }
    if call[noCheck] != nil { login.add(noCheck, nil) }
    // One that the server was not asked about need not be there.
    let isKnown = call[noCheck] == nil && script.before.place == .sandbox
    return (isKnown ? script.requireAccount(name) : []) + [login]
  }
}
