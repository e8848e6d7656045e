import Verigator
import VgshBase
import VgshRuntime

/// Authenticates a user from start to end, as a login page does.
package struct AuthLogin: ShellCommand {
  private static let user = Parameter<UserReference>("USER", "name, id or record")

  package static let signature = Signature(
    "auth login", "start an authentication, ask for the PIN and verify it", parameters: [user],
    options: [AuthStart.method, ServiceOption.key], result: .verdict,
    details: """
      What a login page does: up to three tries. Needs a terminal to ask on. On the sandbox, where nobody gets an SMS, \
      'auth start', 'sandbox pin' and 'auth verify' do the same step by step.
      """,
    examples: [.init("auth login john.doe@example.com", "asks for the PIN that was sent")])

  private static let tries = 3

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    // Asked before anything is sent: a PIN that nobody can type helps nobody.
    guard context.questions.canAsk else {
      throw CommandFailure.local(
        "there is no terminal to ask for the PIN on", help: "use 'auth start' and 'auth verify'")
    }
    let service = try await context.service(call[ServiceOption.key], at: call.span(of: ServiceOption.key))
    let user = try await context.user(call[Self.user], of: service, at: call.span(of: Self.user))
    let started = try await Authentication.start(user, of: service, call[AuthStart.method], context)
    let word = started.method == .totp ? "Code" : "PIN"
    var question = (started.method == .totp ? "" : Self.whereToLook(context)) + "\(word): "
    var triesLeft = Self.tries
    while true {
      let token = try await Self.ask(question, again: word, context)
      let verdict = try await Authentication.verify(token, of: user, in: service, context)
      triesLeft -= 1
      if verdict.verified || verdict.isFinal || triesLeft == 0 {
        let failure = verdict.verified ? [] : [Notice("not logged in; 'auth login' starts anew")]
        return .value(.verdict(verdict), notices: Authentication.notices(of: started) + failure)
      }
      question = "That was not it, \(triesLeft) \(triesLeft == 1 ? "try" : "tries") left. \(word): "
    }
  }

  /// Asks until something is typed that can be a PIN: a slip of the finger is no try.
  private static func ask(
    _ question: String, again word: String, _ context: CommandContext
  ) async throws -> VerificationToken {
    var question = question
    while true {
      let typed = try await context.questions.askSecretly(question).reveal()
      do {
        return try VerificationToken(typed)
      } catch {
        question = "\(error.problem). \(word): "
      }
    }
  }

  /// The sandbox sends nothing to anybody's phone, and while this asks, nothing else can be typed.
  private static func whereToLook(_ context: CommandContext) -> String {
    context.session.place == .sandbox
      ? "The sandbox's inbox has it: Ctrl-C, then 'sandbox inbox' and 'auth verify'. " : ""
  }

  /// Nobody is asked in a script: it starts and verifies, and leaves the wrong tries out that came before the right one.
  package static func replay(_ call: LoggedCall, in script: ScriptWriter) -> [ReplayedCall] {
    var start = script.command(call)
    start.name = AuthStart.signature.name
    var verify = start
    verify.name = AuthVerify.signature.name
    verify.remove(AuthStart.method)
    verify.add(AuthVerify.token, script.token(for: call, AuthVerify.token))
    return script.requireDevice(for: call) + [start] + script.awaitCode(for: call) + [verify]
  }
}

extension Verification {
  /// Whether no further token will be right: only a new start helps.
  fileprivate var isFinal: Bool { status.map { $0.expired || $0.throttled } ?? false }
}
