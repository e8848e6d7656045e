/// Names one source within a session: a script file, a line of the prompt, a `-c` command.
package struct SourceID: Hashable, Sendable {
  package let rawValue: UInt32

  package init(_ rawValue: UInt32) { self.rawValue = rawValue }
}

/// A stretch of one source, as a half-open range of UTF-8 bytes.
///
/// Line and column are computed only when a diagnostic is printed: a span is three integers, so that every node of a
/// syntax tree can afford one.
package struct SourceSpan: Hashable, Sendable {
  package let source: SourceID
  /// First byte.
  package let lower: Int32
  /// One behind the last byte.
  package let upper: Int32

  package init(source: SourceID, lower: Int, upper: Int) {
    self.source = source
    self.lower = Int32(truncatingIfNeeded: lower)
    self.upper = Int32(truncatingIfNeeded: upper)
  }

  /// The shortest span that holds both; the other must be of the same source.
  package func union(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(source: source, lower: Int(min(lower, other.lower)), upper: Int(max(upper, other.upper)))
  }
}
