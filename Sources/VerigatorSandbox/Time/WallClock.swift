import Glibc

/// Tells the real time in milliseconds since 1970-01-01T00:00:00Z. The sandbox's own clock runs beside it.
package typealias WallClock = @Sendable () -> Int64

/// The clock of the system, to be handed to a server by whoever composes the program.
package enum SystemClock {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  @Sendable package static func milliseconds() -> Int64 {
    var time = timespec()
    // check: allows wall-clock, handed over by whoever composes the program
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
