import VgshBase

/// What `vgsh fmt` is asked for.
package struct FormatOptions: Sendable {
  /// Files and folders; empty, or `-` alone, for standard input to standard output.
  package var paths: [String] = []
  /// Whether files are only named that are not in the canonical layout.
  package var isCheck = false
  /// What diagnostics call standard input.
  package var inputName: String?
  package var color = ColorMode.auto

  package init() {}
}
