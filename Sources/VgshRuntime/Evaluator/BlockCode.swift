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
  /// How long the `defer` blocks of a cancelled script may take.
  static let deferLimit = Duration.seconds(10)

  /// - Returns: the failure that the block ends with: the first of all.
  func runDeferred(_ blocks: [BlockCode], in frame: Frame, after failure: (any Error)?) async -> (any Error)? {
    let outerScope = scope
    let outerError = error
    error = (failure as? Failure)?.record ?? .null
    var result = failure
    if outerScope.isCancelled {
      let clearing = CancelScope()
      scope = clearing
      let token = host.interrupts.push { clearing.cancel() }
      let deadline = clearing.cancel(after: Self.deferLimit)
      result = await runAll(blocks, in: frame, after: failure)
      deadline.cancel()
      host.interrupts.remove(token)
    } else {
      result = await runAll(blocks, in: frame, after: failure)
    }
    scope = outerScope
    error = outerError
    return result
  }

  private func runAll(_ blocks: [BlockCode], in frame: Frame, after failure: (any Error)?) async -> (any Error)? {
    var failure = failure
    for block in blocks.reversed() {
      do {
        _ = try await block.run(frame)
      } catch {
        if failure == nil { failure = error }
      }
    }
    return failure
  }
}
