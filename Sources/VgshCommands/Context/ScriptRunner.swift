import VgshBase

/// Runs script files for `run`.
package protocol ScriptRunner: Sendable {
  /// Runs a script in a scope of its own, in the same session.
  ///
  /// - Parameters:
  ///   - path: as found by `WorkingFiles`.
  ///   - arguments: its `$args`.
  ///   - caller: the call, for the diagnostic of a circle.
  /// - Throws: what the script failed with.
  func run(_ path: String, arguments: [String], caller: SourceSpan?) async throws
}
