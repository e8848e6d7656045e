/// The user name and password of an API account, sent as `X-Service-Auth: name:password`.
///
/// The pair comes from the dashboard's API settings; it is not the login of the dashboard itself. The password shows as
/// `•••` wherever it is printed.
public struct Credentials: Sendable, Hashable {
  /// The user name; it cannot hold a colon, for the server splits at the first one.
  public let userName: String
  /// The password.
  public let password: Secret

  /// - Throws: ``InvalidInput`` if the pair cannot be sent as a header: an empty user name or one with a colon, control
  ///   characters, or blanks at the ends, which are lost on the way.
  public init(userName: String, password: Secret) throws(InvalidInput) {
    guard !userName.isEmpty else { throw InvalidInput("the user name is empty") }
    guard !userName.utf8.contains(UInt8(ascii: ":")) else {
      throw InvalidInput("a user name cannot hold a colon", advice: "give the name alone, without the password")
    }
    if let character = userName.firstControlCharacter {
      throw InvalidInput("the user name holds the control character \(character)")
    }
    let text = password.reveal()
    guard !text.isEmpty else { throw InvalidInput("the password is empty") }
    if let character = text.firstControlCharacter {
      throw InvalidInput(
        "the password holds the control character \(character)",
        advice: "give one line of text; a file of it may end with one line break only")
    }
    if userName.utf8.first == UInt8(ascii: " ") {
      throw InvalidInput("the user name begins with a blank, which a header cannot carry")
    }
    if text.utf8.last == UInt8(ascii: " ") {
      throw InvalidInput("the password ends with a blank, which a header cannot carry")
    }
    self.userName = userName
    self.password = password
  }

  /// The value of the header, in the clear.
  func headerValue() -> String { "\(userName):\(password.reveal())" }

  /// The value of the header as it may be shown.
  var maskedHeaderValue: String { "\(userName):\(Secret.mask)" }
}
