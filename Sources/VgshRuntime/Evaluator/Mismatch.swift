import VgshBase

/// An `expect` that does not hold, before it is known what it says besides.
struct Mismatch: Error {
  /// The parts of the condition that do not hold; several behind an `or`.
  private(set) var parts: [(span: SourceSpan, explanation: String)]

  init(_ explanation: String, at span: SourceSpan) { parts = [(span, explanation)] }

  /// Neither this nor another part holds.
  func or(_ other: Mismatch) -> Mismatch {
    var both = self
    both.parts += other.parts
    return both
  }

  var span: SourceSpan { parts.dropFirst().reduce(parts[0].span) { $0.union($1.span) } }

  /// More alternatives than these are only counted.
  private static let mostShown = 3

  var explanation: String {
    guard parts.count > 1 else { return parts[0].explanation }
    let shown = parts.prefix(Self.mostShown).map(\.explanation).joined(separator: "; ")
    let left = parts.count - Self.mostShown
    return "\(parts.count == 2 ? "neither" : "none") holds: \(shown)" + (left > 0 ? "; and \(left) more" : "")
  }
}
