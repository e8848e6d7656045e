/// Verifies the PIN that a person typed: `/verify/pin`.
///
/// A wrong, late or too often guessed PIN is a verdict, not a failure. Documented failures: `ERROR 101`, `102`, `103`,
/// `110`, `FAILED 209`; see ``NumberVerificationCode``.
public struct VerifyNumberPIN: NumberVerificationOperation {
  public static let name = OperationName.numberVerify
  public static let path = "/verify/pin"
  public static let secretParameters: Set<String> = ["pin", "cookie"]

  /// The verification that was started.
  public let id: NumberVerificationID
  /// What was typed.
  public let pin: VerificationToken
  /// Who typed it.
  public let visitor: NumberVerificationVisitor

  public init(
    _ pin: VerificationToken, of id: NumberVerificationID,
    visitor: NumberVerificationVisitor = NumberVerificationVisitor()
  ) {
    self.id = id
    self.pin = pin
    self.visitor = visitor
  }

  public var parameters: [(name: String, value: String)] {
    [("verification_id", id.text), ("pin", pin.secret.reveal())] + visitor.parameters
  }

  public func decode(_ text: String) throws(UndocumentedReply) -> NumberVerdict? { NumberVerdict(rawValue: text) }
}
