import VgshOutput

/// Shows results while the command that gives them goes on: for commands that have no end.
///
/// A command prints nothing here either: it gives rows, and whoever runs it decides what becomes of them.
package protocol ResultFeed: Sendable {
  /// Shows a row at once, in the session's output format.
  ///
  /// - Returns: false where nobody reads any more.
  func show(_ row: FeedRow) -> Bool
}
