import VgshBase

/// There is no folder in which anything could be kept: the session goes on without.
package struct HomelessSession: Error, Hashable, Sendable {
  /// Why the folder that was named cannot be had; null where none is known.
  private let failure: FileFailure?

  package init(_ failure: FileFailure? = nil) { self.failure = failure }

  package var diagnostic: Diagnostic {
    guard let failure else {
      return Diagnostic(
        .warning, code: "no-home", "HOME is not set: nothing of this session is kept", at: nil,
        help: "set HOME or VGSH_HOME to a folder, or pass --ephemeral")
    }
    return Diagnostic(
      .warning, code: "no-home", "\(failure.message): nothing of this session is kept", at: nil,
      help: "set VGSH_HOME to a folder that can be written, or pass --ephemeral")
  }
}
