import VgshBase

/// Statements that run one after the other.
struct BlockCode: Sendable {
  let statements: [StatementCode]

  /// The block as one synchronous step; null where a command or a `defer` is in it.
  var synchronous: (@Sendable (Frame) throws -> Completion)? {
    var steps: [@Sendable (Frame) throws -> Completion] = []
    for statement in statements {
      guard case .sync(let step) = statement else { return nil }
      steps.append(step)
    }
    if steps.count == 1 { return steps[0] }
    return { [steps] frame in
      for step in steps {
        let completion = try step(frame)
        guard case .normal = completion else { return completion }
      }
      return .normal
    }
  }

  /// Runs the statements, then the `defer` blocks that were met, the last one first.
  ///
  /// All of them run however the block ends; the first failure is the one that is thrown.
  func run(_ frame: Frame) async throws -> Completion {
    var deferred: [BlockCode] = []
    var completion = Completion.normal
    var failure: (any Error)?
    do {
      loop: for statement in statements {
        switch statement {
        case .sync(let step): completion = try step(frame)
        case .async(let step): completion = try await step(frame)
        case .deferred(let block):
          deferred.append(block)
          continue
        }
        guard case .normal = completion else { break loop }
      }
    } catch {
      failure = error
    }
    if !deferred.isEmpty { failure = await frame.state.runDeferred(deferred, in: frame, after: failure) }
    if let failure { throw failure }
    return completion
  }
}

extension RunState {
  /// How long the `defer` blocks of a cancelled script or test may take, all together.
  static let deferLimit = Duration.seconds(10)

  /// Under which the `defer` blocks of a cancelled scope run.
  struct Cleanup {
    let scope: CancelScope
    let cancelled: CancelScope
    let deadline: Task<Void, any Error>
  }

  /// - Returns: the failure that the block ends with: the first of all.
  func runDeferred(_ blocks: [BlockCode], in frame: Frame, after failure: (any Error)?) async -> (any Error)? {
    let outerScope = scope
    let outerError = error
    error = (failure as? Failure)?.record ?? .null
    if outerScope.isCancelled { scope = cleanupScope(after: outerScope) }
    shields += 1
    let result = await runAll(blocks, in: frame, after: failure)
    shields -= 1
    scope = outerScope
    error = outerError
    return result
  }

  /// All blocks that a cancel leaves behind share one scope, and with it the deadline.
  private func cleanupScope(after cancelled: CancelScope) -> CancelScope {
    if let cleanup, cleanup.cancelled === cancelled || cleanup.scope === cancelled { return cleanup.scope }
    let scope = cancelled.beginCleanup()
    cleanup = Cleanup(scope: scope, cancelled: cancelled, deadline: scope.cancel(after: Self.deferLimit))
    return scope
  }

  /// To be called when nothing is left that a cancel has to clean up.
  func endCleanup() {
    cleanup?.deadline.cancel()
    cleanup?.cancelled.endInner()
    cleanup = nil
  }

  private func runAll(_ blocks: [BlockCode], in frame: Frame, after failure: (any Error)?) async -> (any Error)? {
    var failure = failure
    for block in blocks.reversed() {
      do {
        if case .exit(let status) = try await block.run(frame) { throw ExitSignal(status: status) }
      } catch {
        if failure == nil { failure = error }
      }
    }
    return failure
  }
}
