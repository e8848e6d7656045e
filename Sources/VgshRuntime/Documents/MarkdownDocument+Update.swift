import VgshBase

extension MarkdownDocument {
  /// The document with what its examples show now.
  ///
  /// - Parameter shown: for examples by their place in ``examples``; one that says nothing of what it shows stays so.
  package func updated(with shown: [Int: String]) -> [UInt8] {
    var result: [UInt8] = []
    var end = 0
    for (index, example) in examples.enumerated() {
      guard let block = example.shown, let text = shown[index] else { continue }
      let old = ShownText(self.text(of: block))
      guard old.difference(from: text) != nil else { continue }
      let lines = old.updated(to: text)
      let lineBreak = lineBreak(of: block)
      let indent = String(repeating: " ", count: block.indent)
      let opening = source.lineRange(block.line)
      let fence = Self.fence(for: lines, like: block.fence)
      // The opening fence is written anew too: it may have to be longer.
      result += source.utf8[end..<opening.lowerBound]
      result += Array((indent + fence).utf8)
      result += source.utf8[(opening.lowerBound + block.indent + block.fence.utf8.count)..<block.content.lowerBound]
      for line in lines { result += Array((line.isEmpty ? lineBreak : indent + line + lineBreak).utf8) }
      end = block.content.upperBound
      let closing = source.lineRange(lineNumber(at: end))
      guard closing.lowerBound == end, !closing.isEmpty else { continue }
      result += Array((indent + fence).utf8)
      end = closing.upperBound
    }
    return result + source.utf8[end...]
  }

  private func lineNumber(at offset: Int) -> Int { source.position(of: Int32(truncatingIfNeeded: offset)).line }

  private func lineBreak(of block: Block) -> String {
    let fence = source.lineRange(block.line)
    return source.text(in: fence.upperBound..<block.content.lowerBound).first == "\r\n" ? "\r\n" : "\n"
  }

  /// A fence that no line of the content closes.
  private static func fence(for lines: [String], like fence: String) -> String {
    guard let character = fence.first else { return fence }
    let longest = lines.map { line in line.drop { $0 == " " }.prefix { $0 == character }.count }.max() ?? 0
    return String(repeating: character, count: max(fence.count, longest >= 3 ? longest + 1 : 3))
  }
}
