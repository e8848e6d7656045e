/// The account on a server that a saved service belongs to.
package struct AccountPlace: Hashable, Sendable {
  /// The base URL, or `sandbox` for the embedded one, whose port changes.
  package var url: String
  /// The user name; empty when logged out.
  package var account: String

  package init(url: String, account: String) {
    self.url = url
    self.account = account
  }
}
