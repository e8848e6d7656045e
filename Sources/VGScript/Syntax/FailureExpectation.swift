import VgshBase

/// `expect error [KIND | STATUS] { … }`: the block must fail, and just so.
package struct FailureExpectation: Sendable, Equatable {
  package enum Failure: Sendable, Equatable {
    /// Any failed request and any local failure.
    case any
    /// Of this kind: `[a-z]+(-[a-z]+)*`. Whether there is such a kind is the checker's to say.
    case kind(Name)
    /// With this HTTP status, which need not be a possible one.
    case status(Int, SourceSpan)
  }

  package var failure: Failure
  package var body: Block

  package init(failure: Failure, body: Block) {
    self.failure = failure
    self.body = body
  }
}
