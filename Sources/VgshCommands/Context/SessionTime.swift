/// Waits and measures for commands.
package protocol SessionTime: Sendable {
  /// Waits; on a sandbox whose clock stands still it may move that instead.
  ///
  /// - Throws: `CancellationError` as soon as the task is cancelled.
  func sleep(for duration: Duration) async throws
  /// What a stopwatch shows that was started before the session.
  var elapsed: Duration { get }
}
