/// What a user types to prove that the phone is theirs: the PIN of the SMS, or the code of the app.
///
/// It is a secret until it is used, so it shows as `•••`. Its length is not judged: the API says nothing about it.
public struct VerificationToken: Sendable, Hashable, CustomStringConvertible {
  /// The digits as they are sent.
  public let secret: Secret

  /// Reads a token as people write it; blanks and dashes are left out.
  ///
  /// - Throws: ``InvalidInput`` if what remains is empty or not digits alone.
  public init(_ written: String) throws(InvalidInput) {
    let digits = written.filter { $0 != " " && $0 != "\t" && $0 != "-" }
    guard !digits.isEmpty else {
      throw InvalidInput("the token is empty", advice: "write the digits that the user got")
    }
    guard digits.utf8.allSatisfy(\.isASCIIDigit) else {
      throw InvalidInput("a token is digits alone", advice: "write the digits that the user got")
    }
    secret = Secret(digits)
  }

  /// Takes the text as it is, to see what the server says of it.
  public init(unchecked text: String) { secret = Secret(text) }

  /// `•••`.
  public var description: String { Secret.mask }
}
