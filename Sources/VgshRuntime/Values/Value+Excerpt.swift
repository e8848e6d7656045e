import VgshBase

extension Value {
  private static let longestExcerpt = 200
  /// Larger lists and records are not written out to be cut then.
  private static let largestWritten = 64 << 10

  /// The value as it would be written in a script, for messages: one line, cut where it is long.
  var excerpt: String {
    let text =
      switch self {
      case .text(let text): "\"\(text.utf8.count <= Self.largestWritten ? text.visible() : text.start.visible())\""
      case .list(let items) where !isWritten(in: Self.largestWritten): "a list of \(items.count) items"
      case .record(let record) where !isWritten(in: Self.largestWritten): "a record of \(record.count) fields"
      case .null, .bool, .int, .double, .duration, .list, .record, .secret: displayText.visible()
      }
    return text.count <= Self.longestExcerpt ? text : "\(text.prefix(Self.longestExcerpt - 1))…"
  }
}

extension String {
  /// As much as no excerpt is longer than.
  fileprivate var start: String { String(prefix(1000)) }
}
