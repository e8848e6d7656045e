/// Bounds of what the parser takes, each with a diagnostic of its own.
package enum Limits {
  /// How deep blocks and brackets may stand in one another.
  package static let nesting = 200
  /// How many nodes an expression may have one under the other: brackets, and operators between and inside them.
  package static let height = 2 * nesting
  /// Bytes of one source.
  package static let sourceSize = 16 << 20
  /// Errors reported of one source; what follows is not read.
  package static let errors = 500
}
