import VgshBase

/// An `eventually`, ready to run.
struct EventuallyCode: Sendable {
  static let within = Duration.seconds(10)
  static let every = Duration.milliseconds(500)
  /// A pause of nothing would never move a clock that stands still.
  static let shortestPause = Duration.milliseconds(1)

  let within: ExpressionCode
  let every: ExpressionCode
  let body: BlockCode
  let span: SourceSpan

  /// Runs the block until it succeeds or its time is up. Only what the last round shows is shown.
  func run(_ frame: Frame) async throws -> Completion {
    guard case .duration(let limit) = try await within.evaluate(frame),
      case .duration(let pause) = try await every.evaluate(frame)
    else { return .normal }
    let state = frame.state
    let start = try await state.now(at: span)
    var rounds = 0
    var paused = Duration.zero
    while true {
      rounds += 1
      let round = await round(frame)
      guard case .failure(let error) = round.result, let failure = error as? Failure, failure.isWorthAnotherTry,
        !state.scope.isCancelled
      else {
        round.show(state)
        return try round.result.get()
      }
      do {
        // The pauses count too: a block that sets the clock back would never end.
        let passed = max(paused, start.duration(to: try await state.now(at: span)))
        guard passed < limit else { throw failure.after(rounds, limit) }
        let next = min(pause, limit - passed)
        try await state.pause(next, at: span)
        paused += next
      } catch {
        round.show(state)
        throw error
      }
    }
  }

  private struct Round {
    let result: Result<Completion, any Error>
    let shown: [Shown]

    func show(_ state: RunState) {
      for shown in shown { state.emit(shown) }
    }
  }

  private func round(_ frame: Frame) async -> Round {
    let state = frame.state
    let outer = state.held
    state.held = []
    let result: Result<Completion, any Error>
    do {
      result = .success(try await state.shielding { try await body.run(frame) })
    } catch {
      result = .failure(error)
    }
    let shown = state.held ?? []
    state.held = outer
    return Round(result: result, shown: shown)
  }
}

extension Failure {
  fileprivate func after(_ rounds: Int, _ limit: Duration) -> Failure {
    var failure = self
    let times = rounds == 1 ? "one round" : "\(rounds) rounds"
    failure.diagnostic.message = "still after \(DurationText.text(limit)), \(times): \(diagnostic.message)"
    return failure
  }
}

extension Instant {
  fileprivate func duration(to later: Instant) -> Duration { .milliseconds(later.milliseconds - milliseconds) }
}

extension RunState {
  /// The time on the session's clock.
  fileprivate func now(at span: SourceSpan) async throws -> Instant {
    let host = self.host
    do {
      return try await scope.run(on: host.executor) { try await host.now() }
    } catch {
      throw Failure.wrapping(error, at: span)
    }
  }

  fileprivate func pause(_ duration: Duration, at span: SourceSpan) async throws {
    let host = self.host
    do {
      try await scope.run(on: host.executor) { try await host.pause(duration) }
    } catch {
      throw Failure.wrapping(error, at: span)
    }
  }
}
