import Verigator
import VgshRuntime

/// Starts the verification of a phone number.
package struct NumberStart: ShellCommand {
  static let phone = Parameter<PhoneNumber>("PHONE", "the number to verify")
  private static let template = Option<String>("template", "the message's text, with <PIN> where the PIN is to stand")
  private static let pinLength = Option<Int>("pin-length", "digits of the PIN, 4 to 16; 4 if left out")
  private static let sender = Option<String>("from", "the sender's name; Verigator if left out")
  private static let maxTries = Option<Int>("max-tries", "how often the PIN is sent in all; twice if left out")
  private static let retryDelay = Option<WholeSeconds>("retry-delay", "between two of them; 30s if left out")
  private static let validity = Option<WholeSeconds>(
    "validity", "how long the PIN is good, 30m at most; 5m if left out")

  private static let options: [any SignatureKey] = [
    template, pinLength, sender, maxTries, retryDelay, validity, Flag.unchecked,
  ]

  package static let signature = Signature(
    "number start", "send a PIN to a phone number, without service and user", parameters: [phone],
    options: options + NumberVisitor.options,
    result: .fields("status", "id"),
    details: """
      This is Messente's Number Verification API. 'status' is OK, or VERIFIED with a null 'id' where the cookie was \
      verified with this number before. Its server is the one the session is on, for https://api.verigator.com its \
      neighbour \(BaseURL.numberVerification) with \(BaseURL.numberVerificationBackup) as a backup, or what \
      'set number-url URL' says; user name and password of the session go there. The API answers with status 200 and \
      words whatever happens: a failure has its kind all the same.
      """,
    examples: [
      .init("number start +37255555555", "sends a PIN of four digits"),
      .init(
        "let started = number start +37255555555 --template 'Cafe: <PIN>'; print $started.id",
        "a text of one's own; the id is for 'number verify'"),
    ])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let options = StartNumberVerification.Options(
      template: call[Self.template], pinLength: call[Self.pinLength], sender: call[Self.sender],
      maxTries: call[Self.maxTries], retryDelay: call[Self.retryDelay]?.duration,
      validity: call[Self.validity]?.duration)
    let started = try await context.clients.numberClient().start(
      call[Self.phone], options: options, visitor: NumberVisitor.visitor(of: call))
    switch started {
    case .sent(let id): return .value(["status": "OK", "id": .text(id.text)])
    case .verified: return .value(["status": "VERIFIED", "id": .null])
    }
  }

  /// Whoever verifies it later asks the sandbox for the PIN by its number.
  package static func replay(_ call: LoggedCall, in script: ScriptWriter) -> [ReplayedCall] {
    if let id = call.field("id")?.revealedText, let written = call[phone], let phone = try? PhoneNumber.convert(written)
    {
      script.phones[id] = phone.text
    }
    return [script.command(call)]
  }
}
