/// Sends a PIN to a phone number: `/verify/start`.
///
/// Documented failures: `ERROR 101`, `102`, `103`, `109`, `111`, `FAILED 209`; see ``NumberVerificationCode``.
public struct StartNumberVerification: NumberVerificationOperation {
  public static let name = OperationName.numberStart
  public static let path = "/verify/start"
  public static let secretParameters: Set<String> = ["cookie"]

  /// The number to verify.
  public let phoneNumber: PhoneNumber
  /// How the PIN is made and sent.
  public let options: Options
  /// Who wants to be verified.
  public let visitor: NumberVerificationVisitor

  public init(
    _ phoneNumber: PhoneNumber, options: Options = Options(),
    visitor: NumberVerificationVisitor = NumberVerificationVisitor()
  ) {
    self.phoneNumber = phoneNumber
    self.options = options
    self.visitor = visitor
  }

  public var parameters: [(name: String, value: String)] {
    [("to", phoneNumber.text)] + options.parameters + visitor.parameters
  }

  public func decode(_ text: String) throws(UndocumentedReply) -> StartedNumberVerification? {
    if text == "VERIFIED" { return .verified }
    guard text.hasPrefix("OK ") else { return nil }
    do {
      return .sent(try NumberVerificationID(String(text.dropFirst(3)).trimmed))
    } catch {
      throw UndocumentedReply("the id is unusable: \(error.problem)")
    }
  }
}

extension StartNumberVerification {
  /// How the PIN is made and sent. What is nil is left to the API, whose defaults are named here as documented; nothing
  /// is judged before it is sent.
  public struct Options: Sendable, Hashable {
    /// The text of the message, with `<PIN>` where the PIN is to stand. Default: a sentence in English.
    public var template: String?
    /// Digits of the PIN, 4 to 16. Default: 4.
    public var pinLength: Int?
    /// The sender's name, which must be activated for the account. Default: `Verigator`.
    public var sender: String?
    /// How often the PIN is sent in all while it was not entered. Default: 2. Not a limit of guesses.
    public var maxTries: Int?
    /// How long after a sending the next follows, in whole seconds. Default: 30 s.
    public var retryDelay: Duration?
    /// How long the PIN is good, in whole seconds, at most 1800 s. Default: 300 s.
    public var validity: Duration?

    public init(
      template: String? = nil, pinLength: Int? = nil, sender: String? = nil, maxTries: Int? = nil,
      retryDelay: Duration? = nil, validity: Duration? = nil
    ) {
      self.template = template
      self.pinLength = pinLength
      self.sender = sender
      self.maxTries = maxTries
      self.retryDelay = retryDelay
      self.validity = validity
    }

    var parameters: [(name: String, value: String)] {
      let all = [
        ("template", template), ("pin_length", pinLength.map { String($0) }), ("from", sender),
        ("max_tries", maxTries.map { String($0) }), ("retry_delay", retryDelay.map(Self.seconds)),
        ("validity", validity.map(Self.seconds)),
      ]
      return all.compactMap { name, value in value.map { (name: name, value: $0) } }
    }

    /// Whole seconds, a begun one counted.
    private static func seconds(_ duration: Duration) -> String {
      let (seconds, attoseconds) = duration.components
      return String(attoseconds > 0 ? seconds + 1 : seconds)
    }
  }
}
