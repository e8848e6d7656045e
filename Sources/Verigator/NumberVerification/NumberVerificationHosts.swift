/// Where Number Verification is: its host, and the one that steps in when the first fails.
///
/// Both get the account's credentials. A host of one's own, such as a sandbox, has no backup unless one is named.
public struct NumberVerificationHosts: Sendable, Hashable {
  /// Messente's own two hosts, as the API's reference names them.
  public static let production = NumberVerificationHosts(main: .numberVerification, backup: .numberVerificationBackup)

  /// Where calls go.
  public var main: BaseURL
  /// Where a call goes once more that the first answered with `FAILED 209`; nil for nowhere.
  public var backup: BaseURL?

  public init(main: BaseURL, backup: BaseURL? = nil) {
    self.main = main
    self.backup = backup
  }
}
