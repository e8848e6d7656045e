/// Bounds of what the parser takes, each with a diagnostic of its own.
package enum Limits {
  /// How deep blocks, brackets and operators may stand in one another.
  package static let nesting = 200
  /// Bytes of one source.
  package static let sourceSize = 16 << 20
  /// Errors reported of one source; what follows is not read.
  package static let errors = 500
}
