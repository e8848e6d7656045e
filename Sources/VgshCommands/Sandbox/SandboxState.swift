/// What a sandbox says of itself.
package struct SandboxState: Sendable, Hashable {
  package var url: String
  package var version: String?
  package var uptime: Duration?
  package var clock: SandboxTime

  package init(url: String, version: String?, uptime: Duration?, clock: SandboxTime) {
    self.url = url
    self.version = version
    self.uptime = uptime
    self.clock = clock
  }
}
