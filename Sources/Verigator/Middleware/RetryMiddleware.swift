import HTTPTypes

/// Tries a call again where its policy says that this is safe and may help.
struct RetryMiddleware: Middleware {
  let policy: RetryPolicy
  let timing: ClientTiming

  func send(
    _ request: TransportRequest, context: CallContext,
    next: @Sendable (TransportRequest) async throws -> TransportReply
  ) async throws -> TransportReply {
    var repetition = 0
    while true {
      context.log.update { log in
        log.tries += 1
        log.triesAllowed = log.tries + max(0, policy.retries - repetition)
      }
      let delay: Duration
      do {
        let reply = try await next(request)
        guard let wait = self.delay(after: reply, to: request, before: repetition) else {
          return settle(reply, to: request, context: context)
        }
        delay = wait
      } catch let error as TransportError {
        guard let wait = self.delay(after: error, of: request, before: repetition) else { throw error }
        if !error.nothingSent { context.log.update { $0.answerWasLost = true } }
        delay = wait
      }
      try await timing.sleep(delay)
      repetition += 1
    }
  }

  private func delay(after reply: TransportReply, to request: TransportRequest, before repetition: Int) -> Duration? {
    guard repetition < policy.retries else { return nil }
    let isGatewayFailure = [502, 503, 504].contains(reply.status)
    guard reply.status == 429 || (isGatewayFailure && request.head.method.isRepeatable) else { return nil }
    guard let asked = RetryAfter.delay(in: reply, now: timing.now()) else { return backoff(before: repetition) }
    return asked <= policy.longestRetryAfter ? asked : nil
  }

  private func delay(after error: TransportError, of request: TransportRequest, before repetition: Int) -> Duration? {
    guard repetition < policy.retries, error.reason == .connection,
      request.head.method.isRepeatable || error.nothingSent
    else { return nil }
    return backoff(before: repetition)
  }

  private func backoff(before repetition: Int) -> Duration {
    policy.backoff(before: repetition, random: timing.random())
  }

  /// Takes the 404 of a repeated DELETE for what it means: the first one, whose answer was lost, had done it.
  private func settle(_ reply: TransportReply, to request: TransportRequest, context: CallContext) -> TransportReply {
    if request.head.method == .delete, reply.status == 404, context.log.snapshot.answerWasLost {
      context.log.update { $0.countsAsDone = true }
    }
    return reply
  }
}
