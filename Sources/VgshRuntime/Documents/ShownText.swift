/// What a document says is shown: lines, in which `…` stands for anything.
///
/// Within a line `…` is any text, none included; alone on a line it is any lines, none included. Blanks at the ends of
/// lines do not count, nor do empty lines at the end.
package struct ShownText: Hashable, Sendable {
  static let wildcard: Character = "…"

  /// Without blanks at their ends.
  package let lines: [String]

  package init(_ text: String) {
    lines = Self.lines(of: text)
  }

  private static func lines(of text: String) -> [String] {
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map { line in
      String(line.reversed().drop { $0 == " " || $0 == "\t" || $0 == "\r" }.reversed())
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// Where a text that was shown differs.
  package struct Difference: Hashable, Sendable {
    /// The first line of the document's that has no counterpart, from 0; the number of lines where more was shown.
    package let line: Int
    /// What was shown in its place; null where nothing was.
    package let shown: String?
  }

  /// - Returns: null where the text is what this says.
  package func difference(from text: String) -> Difference? {
    let shown = Self.lines(of: text)
    // Two fingers, as for the wildcards of file names: behind a `…` the shortest stretch is tried first.
    var line = 0
    var other = 0
    var retry: (line: Int, other: Int)?
    var farthest = Difference(line: 0, shown: shown.first)
    var reached = (line: -1, other: -1)
    while other < shown.count || line < lines.count {
      if (line, other) > reached {
        reached = (line, other)
        farthest = Difference(line: line, shown: other < shown.count ? shown[other] : nil)
      }
      if line < lines.count, isWild(lines[line]) {
        retry = (line, other)
        line += 1
      } else if line < lines.count, other < shown.count, Self.matches(lines[line], shown[other]) {
        line += 1
        other += 1
      } else if let last = retry, last.other < shown.count {
        retry = (last.line, last.other + 1)
        line = last.line + 1
        other = last.other + 1
      } else {
        return farthest
      }
    }
    return nil
  }

  private func isWild(_ line: String) -> Bool { line.count == 1 && line.first == Self.wildcard }

  /// Whether a line without blanks at its end is what a line of the document says.
  static func matches(_ pattern: String, _ line: String) -> Bool {
    guard pattern.contains(wildcard) else { return pattern == line }
    // `id  …` is also what `id  ` was before it lost its blanks.
    if pattern.last == wildcard, lines(of: String(pattern.dropLast())) == [line] { return true }
    let parts = pattern.split(separator: wildcard, omittingEmptySubsequences: false)
    guard let first = parts.first, let last = parts.last, line.hasPrefix(first) else { return false }
    var rest = line.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let range = rest.firstRange(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.count >= last.count && rest.hasSuffix(last)
  }

  /// The text with which the document says what was shown, changed as little as may be: lines with a `…` stay where they
  /// still fit.
  package func updated(to text: String) -> [String] {
    let shown = Self.lines(of: text)
    guard difference(from: text) != nil else { return lines }
    let patterns = lines.filter { $0.contains(Self.wildcard) && !isWild($0) }
    var next = 0
    return shown.map { line in
      guard let index = patterns[next...].firstIndex(where: { Self.matches($0, line) }) else { return line }
      next = index + 1
      return patterns[index]
    }
  }
}
