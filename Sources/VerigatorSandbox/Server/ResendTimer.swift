/// Sends PINs again when they are due, also where nobody looks: whoever waits for a message is to get it then.
struct ResendTimer: Sendable {
  let store: Store

  /// Clocks have no finer grain, and one that stands must not keep a processor busy.
  private static let shortestPause = Duration.milliseconds(10)

  /// Where nothing is due. Whatever changes that tells so, but for another process with the same file, which has a timer
  /// of its own.
  private static let longestPause = Duration.seconds(3600)

  /// Returns when the store's schedule is closed.
  func run() async {
    while !store.scheduleSignal.isClosed {
      let count = store.scheduleSignal.count
      var pause = Self.longestPause
      do {
        if let wait = try await store.transaction(.reading, { try $0.millisecondsUntilSending() }) {
          pause = max(.milliseconds(wait), Self.shortestPause)
          if wait == 0 { try await store.catchUp() }
        }
      } catch {
        // The next look, or the next request, makes up for it and says what is wrong.
        pause = .seconds(1)
      }
      await store.scheduleSignal.wait(past: count, atMost: pause)
    }
  }
}
