/// A transport on libcurl, which it loads at its first request.
///
/// It owns one thread, on which all its transfers run and which is a task executor as well. A task that prefers it sends
/// requests without any change of threads:
///
/// ```swift
/// let transport = CurlTransport()
/// await Task(executorPreference: transport.executor) { … }.value
/// ```
///
/// From any other task it works too, two changes of threads slower. Connections are kept for reuse. HTTP/1.1 only;
/// redirects, cookies, `.netrc` and all other protocols are off. The thread ends when the transport is released.
public final class CurlTransport: Transport {
  private let loop: CurlLoop

  public init(configuration: CurlConfiguration = CurlConfiguration()) {
    loop = CurlLoop(configuration: configuration)
  }

  deinit { loop.close() }

  /// The transport's thread as an executor to prefer.
  ///
  /// What blocks it blocks the transfers: a task that computes for long, or waits without `await`, should not prefer it.
  public var executor: any TaskExecutor { loop }

  /// Ends the transport: requests under way and later ones fail. Tasks that prefer the executor still run to their end.
  public func close() { loop.close() }

  public func send(_ request: TransportRequest) async throws -> TransportReply {
    let transfer = CurlTransfer(request)
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        transfer.continuation = continuation
        loop.start(transfer)
      }
    } onCancel: {
      loop.cancel(transfer)
    }
  }
}
