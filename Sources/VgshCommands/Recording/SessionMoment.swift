import VgshSession

/// Where a session is at one moment: what a recording that begins there must bring about.
package struct SessionMoment: Hashable, Sendable {
  let place: ServerPlace
  /// Null when logged out.
  let username: String?
  /// The current one.
  let service: SavedService?
}
