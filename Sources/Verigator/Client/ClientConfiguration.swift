/// How a client behaves. The defaults are those of the library's documentation.
public struct ClientConfiguration: Sendable {
  /// How long one try may take, from connecting to the last byte of the reply.
  public var timeout: Duration
  /// When and how often a call is tried again.
  public var retryPolicy: RetryPolicy
  /// The `User-Agent`.
  public var userAgent: String
  /// Steps of one's own around each request, the first outermost. They see neither credentials nor repetitions.
  public var middlewares: [any Middleware]
  /// Clock, sleep and chance.
  public var timing: ClientTiming
  /// Is told of each request and each call, on the task that makes it; nil for nobody.
  public var observer: (@Sendable (ClientEvent) -> Void)?

  public init(
    timeout: Duration = .seconds(30), retryPolicy: RetryPolicy = RetryPolicy(), userAgent: String = "verigator-swift",
    middlewares: [any Middleware] = [], timing: ClientTiming = .system,
    observer: (@Sendable (ClientEvent) -> Void)? = nil
  ) {
    self.timeout = timeout
    self.retryPolicy = retryPolicy
    self.userAgent = userAgent
    self.middlewares = middlewares
    self.timing = timing
    self.observer = observer
  }
}
