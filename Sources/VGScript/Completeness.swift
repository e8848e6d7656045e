import VgshBase

/// Whether the prompt can run what was typed so far.
package enum Completeness: Sendable, Equatable {
  case complete
  /// More lines can make it complete. Read as a whole file, it has the diagnostic of the open construct.
  case incomplete(OpenConstruct)
  /// It has errors that no further line mends.
  case invalid
}
