import VgshBase

/// `eventually [within DURATION] [every DURATION] { … }`
package struct Eventually: Sendable, Equatable {
  /// How long to try; null for the default of 10 s.
  package var within: Expression?
  /// The pause between two rounds; null for the default of 500 ms.
  package var every: Expression?
  package var body: Block

  package init(within: Expression?, every: Expression?, body: Block) {
    self.within = within
    self.every = every
    self.body = body
  }
}
