/// Where a session is and what was done in it.
package struct ExportedSession: Hashable, Sendable {
  /// The base URL, or `sandbox`.
  package var url: String
  /// Null when logged out.
  package var username: String?
  /// The current one.
  package var service: ExportedService?
  /// All saved services of the account, so that the current one is named as among them.
  package var services: [ExportedService] = []
  /// The statements that succeeded, in order.
  package var statements: [ExportedStatement]

  package init(url: String, username: String?, service: ExportedService?, statements: [ExportedStatement]) {
    self.url = url
    self.username = username
    self.service = service
    self.statements = statements
  }
}
