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
  /// What was done.
  package var script: RecordedScript

  package init(
    url: String, username: String?, service: ExportedService?, script: RecordedScript = RecordedScript()
  ) {
    self.url = url
    self.username = username
    self.service = service
    self.script = script
  }
}
