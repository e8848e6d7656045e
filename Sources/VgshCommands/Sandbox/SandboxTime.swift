import Verigator

/// What time it is on a sandbox.
package struct SandboxTime: Sendable, Hashable {
  /// What to do to it.
  package enum Change: Sendable, Hashable {
    case advance(Duration)
    case freeze(at: UTCInstant?)
    /// Back to the real time, running.
    case reset
  }

  /// RFC 3339.
  package var now: String
  /// How far it is ahead of the real time.
  package var offset: Duration
  package var frozen: Bool

  package init(now: String, offset: Duration, frozen: Bool) {
    self.now = now
    self.offset = offset
    self.frozen = frozen
  }
}
