import Glibc
import Verigator
import VgshCommands
import VgshRuntime

/// The time of a session: the sandbox's where it is on one, so that a script that moves that clock sees it moved.
struct SandboxAwareTime: SessionTime {
  let sandbox: any SandboxControl
  /// Whether the session talks to a sandbox for certain: the embedded one. A server elsewhere is not asked.
  let isOnSandbox: @Sendable () -> Bool

  var elapsed: Duration { Self.uptime() }

  /// A stopwatch that was started with the machine.
  @Sendable static func uptime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  func sleep(for duration: Duration) async throws {
    // A clock that stands still is moved: waiting for it would never end.
    if isOnSandbox(), try await sandbox.clock().frozen {
      _ = try await sandbox.changeClock(.advance(duration))
    } else {
      try await Task.sleep(for: duration)
    }
  }

  func now() async throws -> Instant {
    guard isOnSandbox() else { return Self.wallClock() }
    let text = try await sandbox.clock().now
    guard let instant = Timestamp(text).instant else {
      throw CommandFailure(.unexpected, "the sandbox's clock says '\(text.visible())', which is no time")
    }
    return Instant(milliseconds: instant.seconds * 1000 + Int64(instant.nanoseconds) / 1_000_000)
  }

  /// The time of day.
  static func wallClock() -> Instant {
    var time = timespec()
    // check: allows wall-clock, this is the clock that is injected
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }
}
