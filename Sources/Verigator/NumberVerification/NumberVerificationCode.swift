/// The codes by which Number Verification says that a call failed.
///
/// The API answers every call with status 200 and plain text; `ERROR 101` and its like stand in place of a status.
public enum NumberVerificationCode: Int, Sendable, Hashable, CaseIterable {
  /// `ERROR 101`: the user name or the password is wrong.
  case wrongCredentials = 101
  /// `ERROR 102`: a parameter is wrong or missing.
  case invalidParameters = 102
  /// `ERROR 103`: the caller's IP address is not one that the account allows.
  case addressNotAllowed = 103
  /// `ERROR 109`: the template lacks the placeholder for the PIN.
  case templateWithoutPIN = 109
  /// `ERROR 110`: there is no verification of that id.
  case verificationNotFound = 110
  /// `ERROR 111`: the sender name is not activated for the account.
  case senderNotActivated = 111
  /// `FAILED 209`, in one place of the documentation `ERROR 209`: the server failed.
  case serverFailed = 209

  /// The kind of the error that a call is failed with.
  public var kind: VerigatorError.Kind {
    switch self {
    case .wrongCredentials: .unauthorized
    case .invalidParameters, .templateWithoutPIN: .invalid
    case .addressNotAllowed, .senderNotActivated: .forbidden
    case .verificationNotFound: .notFound
    case .serverFailed: .server
    }
  }

  /// What it means and what to do, in the library's own words: the API sends the number alone.
  var message: String {
    switch self {
    case .wrongCredentials: "the user name or the password is wrong; they are those of the account's API settings"
    case .invalidParameters:
      "a parameter is wrong or missing: look at the phone number, a PIN length of 4 to 16, a validity of at most 1800 s"
    case .addressNotAllowed:
      "the account does not allow calls from this IP address; add it to the allowed ones in the account's API settings"
    case .templateWithoutPIN: "the template lacks the placeholder <PIN>; write it where the PIN is to stand"
    case .verificationNotFound:
      "there is no verification of that id: it was passed already, is another account's, or never was; start a new one"
    case .senderNotActivated:
      "the sender name is not activated for the account; activate it in the account's settings, or leave it out"
    case .serverFailed: "the server failed; try again later"
    }
  }
}
