#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The clocks of the operating system.
enum SystemTime {
  /// Time since the machine started.
  static func uptime() -> Duration {
    let time = read(CLOCK_MONOTONIC)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  /// The time of day.
  static func now() -> UTCInstant {
    // check: allows wall-clock, read by way of the injected `ClientTiming` alone
    let time = read(CLOCK_REALTIME)
    return UTCInstant(seconds: Int64(time.tv_sec), nanoseconds: Int32(time.tv_nsec))
  }

  private static func read(_ clock: clockid_t) -> timespec {
    var time = timespec()
    clock_gettime(clock, &time)  // cannot fail for these two clocks
    return time
  }
}
