import Synchronization
import Verigator

/// A clock that stands still until somebody sleeps on it, which takes no time.
final class TestTiming: Sendable {
  private let state = Mutex((uptime: Duration.zero, slept: [Duration]()))
  let start = UTCInstant(seconds: 1_445_412_480)  // 2015-10-21T07:28:00Z

  /// What was slept, in order.
  var slept: [Duration] { state.withLock { $0.slept } }

  /// - Parameter random: What the generator gives each time.
  func timing(random: Double = 1) -> ClientTiming {
    ClientTiming(
      uptime: { self.state.withLock { $0.uptime } },
      now: { self.start.advanced(by: self.state.withLock { $0.uptime }) },
      sleep: { duration in
        try Task.checkCancellation()
        self.state.withLock {
          $0.uptime += duration
          $0.slept.append(duration)
        }
      },
      random: { random })
  }
}

extension VerigatorClient {
  /// A client for tests, which neither waits nor reads a clock.
  static func test(
    _ transport: any Transport, timing: TestTiming = TestTiming(), retries: Int = 2, url: String = "http://127.0.0.1:1",
    random: Double = 1, middlewares: [any Middleware] = [], timeout: Duration = .seconds(30),
    observer: (@Sendable (ClientEvent) -> Void)? = nil
  ) throws -> VerigatorClient {
    VerigatorClient(
      baseURL: try BaseURL(url), credentials: try Credentials(userName: "ann", password: Secret("s3cret:pässword")),
      transport: transport,
      configuration: ClientConfiguration(
        timeout: timeout, retryPolicy: RetryPolicy(retries: retries), middlewares: middlewares,
        timing: timing.timing(random: random), observer: observer))
  }
}
