/// When and how often a call is tried again.
///
/// | after | what is repeated |
/// | --- | --- |
/// | 429 | any call, when `Retry-After` says so, else after the backoff |
/// | 502, 503, 504 | GET and DELETE |
/// | the connection failed | GET and DELETE; POST and PUT where nothing was sent |
///
/// A timeout, a failure of TLS and a reply that is not HTTP are never repeated. A 404 on a repeated DELETE whose first
/// answer was lost counts as done.
public struct RetryPolicy: Sendable, Hashable {
  /// How many further tries there are.
  public var retries: Int
  /// The wait before the first repetition; it doubles each time. Between half of it and all of it is really waited.
  public var firstDelay: Duration
  /// The longest wait that a `Retry-After` may ask for; if it asks for more, the call fails at once.
  public var longestRetryAfter: Duration

  public init(retries: Int = 2, firstDelay: Duration = .milliseconds(200), longestRetryAfter: Duration = .seconds(30)) {
    self.retries = max(0, retries)
    self.firstDelay = firstDelay
    self.longestRetryAfter = longestRetryAfter
  }

  /// Never tries again.
  public static let none = RetryPolicy(retries: 0)

  /// How long to wait before the repetition of that number, from 0.
  ///
  /// - Parameter random: A number from 0 up to 1 that spreads the repetitions of many clients.
  func backoff(before repetition: Int, random: Double) -> Duration {
    // The exponent is bounded, so that nobody's large count of retries can overflow the duration.
    firstDelay * Double(1 << min(repetition, 16)) * (0.5 + random / 2)
  }
}
