import VgshBase

/// A document in Markdown whose examples can be run: its fenced blocks of code, and which of them belong together.
///
/// Fences are those of CommonMark: three or more backticks or tildes, indented by three blanks at most, closed by a fence
/// at least as long. All else of Markdown does not matter here.
package struct MarkdownDocument: Sendable {
  /// A fenced block.
  package struct Block: Hashable, Sendable {
    /// The first word behind the opening fence, such as `vgs` or `text`; empty where there is none.
    package let language: String
    /// What else stands there.
    package let note: String
    /// The line of the opening fence, from 1.
    package let line: Int
    /// The lines between the fences, as bytes of the document.
    package let content: Range<Int>
    /// The fence itself, and the blanks before it.
    let fence: String
    let indent: Int

    /// The line that the content begins on, from 1.
    package var firstLine: Int { line + 1 }
  }

  /// Code with what the document says it shows.
  package struct Example: Hashable, Sendable {
    /// The heading it stands under, with a number where it is not the first there.
    package let name: String
    /// A `vgs` block.
    package let code: Block
    /// The `text` block behind it, with no other code in between; null where the document does not say.
    package let shown: Block?
    /// Whether the block says `skip` behind `vgs`.
    package let isSkipped: Bool
  }

  package let source: SourceText
  package private(set) var blocks: [Block] = []
  package private(set) var examples: [Example] = []

  package init(_ source: SourceText) {
    self.source = source
    var headings: [Int: String] = [:]
    readBlocks(&headings)
    pair(headings)
  }

  /// The lines of a block, without its indentation, each with its line break.
  package func text(of block: Block) -> String {
    lines(block.content).reduce(into: "") { result, line in
      let blanks = min(line.prefix { $0 == " " }.count, block.indent)
      result += line.dropFirst(blanks) + "\n"
    }
  }

  private func lines(_ range: Range<Int>) -> [Substring] {
    var lines = source.text(in: range).split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  // MARK: Reading

  /// - Parameter headings: takes up the text of each heading by its line.
  private mutating func readBlocks(_ headings: inout [Int: String]) {
    var open: (fence: Fence, line: Int, start: Int)?
    for number in 1...source.lineCount {
      let range = source.lineRange(number)
      let line = source.text(in: range)
      if let (fence, start, first) = open.map({ ($0.fence, $0.line, $0.start) }) {
        guard fence.isClosed(by: line) else { continue }
        blocks.append(fence.block(line: start, content: first..<range.lowerBound))
        open = nil
      } else if let fence = Fence(line) {
        open = (fence, number, number < source.lineCount ? source.lineRange(number + 1).lowerBound : range.upperBound)
      } else if let heading = Self.heading(line) {
        headings[number] = heading
      }
    }
    // One that is not closed goes to the end of the document.
    if let open { blocks.append(open.fence.block(line: open.line, content: open.start..<source.utf8.count)) }
  }

  private mutating func pair(_ headings: [Int: String]) {
    let headings = headings.sorted { $0.key < $1.key }
    var numbers: [String: Int] = [:]
    for (index, block) in blocks.enumerated() where block.language == "vgs" {
      let heading = headings.last { $0.key < block.line }?.value ?? "beginning"
      numbers[heading, default: 0] += 1
      let number = numbers[heading, default: 1]
      let next = index + 1 < blocks.count ? blocks[index + 1] : nil
      examples.append(
        Example(
          name: number == 1 ? heading : "\(heading) (\(number))", code: block,
          shown: next.flatMap { $0.language == "text" ? $0 : nil }, isSkipped: block.note == "skip"))
    }
  }

  /// The text of a heading that begins with `#`.
  private static func heading(_ line: String) -> String? {
    let marks = line.prefix { $0 == "#" }
    guard (1...6).contains(marks.count), line.dropFirst(marks.count).first == " " else { return nil }
    let text = String(line.dropFirst(marks.count)).trimmingBlanks.reversed().drop { $0 == "#" }.reversed()
    let heading = String(text).trimmingBlanks
    return heading.isEmpty ? nil : heading
  }

  /// The line that opens a block.
  private struct Fence {
    let character: Character
    let length: Int
    let indent: Int
    let info: String

    init?(_ line: String) {
      let indent = line.prefix { $0 == " " }.count
      let rest = line.dropFirst(indent)
      guard indent <= 3, let first = rest.first, first == "`" || first == "~" else { return nil }
      let length = rest.prefix { $0 == first }.count
      let info = String(rest.dropFirst(length)).trimmingBlanks
      // A line such as ```code``` is code within a line.
      guard length >= 3, first == "~" || !info.contains("`") else { return nil }
      self.character = first
      self.length = length
      self.indent = indent
      self.info = info
    }

    func isClosed(by line: String) -> Bool {
      guard let other = Fence(line) else { return false }
      return other.character == character && other.length >= length && other.info.isEmpty
    }

    func block(line: Int, content: Range<Int>) -> Block {
      let words = info.split(separator: " ", maxSplits: 1)
      return Block(
        language: words.first.map(String.init) ?? "",
        note: words.count > 1 ? String(words[1]).trimmingBlanks : "",
        line: line, content: content.lowerBound..<max(content.lowerBound, content.upperBound),
        fence: String(repeating: character, count: length), indent: indent)
    }
  }
}

extension String {
  /// Without blanks, tabs and a carriage return at both ends.
  fileprivate var trimmingBlanks: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" }
    return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}
