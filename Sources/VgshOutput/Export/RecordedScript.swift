/// A session as a script that does the same again.
package struct RecordedScript: Hashable, Sendable {
  /// What to know before running it, for comments at its top.
  package var notes: [String] = []
  /// Its statements, and the comments between them.
  package var lines: [String] = []
  /// How many commands it has, those that bring about what the session began with included.
  package var commands = 0

  package init() {}

  /// The lines without the comments.
  package var statements: [String] { lines.filter { !$0.isEmpty && !$0.hasPrefix("#") } }
}
