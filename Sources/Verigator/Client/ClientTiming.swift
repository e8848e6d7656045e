/// Clock, sleep and chance, as the client needs them: replace them to test without waiting.
public struct ClientTiming: Sendable {
  /// Time since some fixed point, for measuring.
  public var uptime: @Sendable () -> Duration
  /// The time of day, for the dates that servers send.
  public var now: @Sendable () -> UTCInstant
  /// Waits that long, or throws `CancellationError` when the task is cancelled.
  public var sleep: @Sendable (Duration) async throws -> Void
  /// A number from 0 up to, but not including, 1.
  public var random: @Sendable () -> Double

  public init(
    uptime: @escaping @Sendable () -> Duration, now: @escaping @Sendable () -> UTCInstant,
    sleep: @escaping @Sendable (Duration) async throws -> Void, random: @escaping @Sendable () -> Double
  ) {
    self.uptime = uptime
    self.now = now
    self.sleep = sleep
    self.random = random
  }

  /// The machine's own clocks and generator.
  public static let system = ClientTiming(
    uptime: { SystemTime.uptime() },
    now: { SystemTime.now() },
    sleep: { try await Task.sleep(for: $0) },
    // check: allows chance, one of the sources that whoever tests replaces
    random: { Double.random(in: 0..<1) })
}
