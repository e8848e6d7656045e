import VgshBase

/// A piece of a bare word or of a `"…"` text.
package enum TextPart: Sendable, Equatable {
  /// The text meant: escapes are replaced, line breaks are LF.
  case text(String)
  case interpolation(Interpolation)
}
