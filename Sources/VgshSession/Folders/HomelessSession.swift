import VgshBase

/// No folder is known in which anything could be kept: the session goes on without.
package struct HomelessSession: Error, Hashable, Sendable {
  package init() {}

  package var diagnostic: Diagnostic {
    Diagnostic(
      .warning, code: "no-home", "HOME is not set: nothing of this session is kept", at: nil,
      help: "set HOME or VGSH_HOME to a folder, or pass --ephemeral")
  }
}
