import VgshBase
import VgshRuntime

/// What a session's log holds from some point on.
package struct LogExcerpt: Sendable {
  /// One thing that happened.
  enum Step: Sendable {
    case call(LoggedCall)
    case expectation(LoggedExpectation)
  }

  /// An `expect` that held.
  struct LoggedExpectation: Sendable {
    let held: HeldExpectation
    /// The number of the exchange that `$last` was then.
    let exchange: Int
  }

  /// Oldest first.
  let steps: [Step]
  /// Where the session was before each step, and behind the last; noted where it changed.
  let moments: [(position: Int, moment: SessionMoment)]
  /// How many steps before these are no longer known.
  let missing: Int
  /// The environment variables that were read, by their values.
  let environment: [String: String]

  /// What was typed for parameters that are secret.
  var typedPINs: Set<String> {
    Set(
      steps.flatMap { step -> [String] in
        guard case .call(let call) = step else { return [] }
        return call.arguments.compactMap { call.spec(of: $0).type.isSecret ? $0.value.revealedText : nil }
      })
  }

  /// The command of an expectation: what ran right before it, at its place.
  func step(at place: SourceSpan, before position: Int) -> Int? {
    for index in steps[..<position].indices.reversed() {
      guard case .call(let call) = steps[index] else { return nil }
      if call.span == place { return index }
    }
    return nil
  }

  /// Where the session was before a step.
  func moment(before position: Int) -> SessionMoment? {
    moments.last { $0.position <= position }?.moment ?? moments.first?.moment
  }
}
