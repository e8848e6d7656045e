import VGScript
import VgshBase

/// Lines that the prompt would take for one statement line: the first that is whole with those before it.
struct TypedStatement {
  let text: String
  /// Of its first line, from 1.
  let line: Int

  /// The text behind as many empty lines as stand before it in the document, so that its places are those of the document.
  var placedText: String { String(repeating: "\n", count: line - 1) + text }

  /// Statements of some lines. What is open at the end is one too: its diagnostic says what it was.
  ///
  /// - Parameter first: the number of the first line.
  static func statements(of lines: some Sequence<Substring>, from first: Int) -> [TypedStatement] {
    var statements: [TypedStatement] = []
    var open: TypedStatement?
    for (offset, line) in lines.enumerated() {
      let statement =
        open.map { TypedStatement(text: "\($0.text)\n\(line)", line: $0.line) }
        ?? TypedStatement(text: String(line), line: first + offset)
      if statement.isIncomplete {
        open = statement
      } else {
        statements.append(statement)
        open = nil
      }
    }
    return statements + (open.map { [$0] } ?? [])
  }

  private var isIncomplete: Bool {
    let source = SourceText(id: SourceID(.max), name: "", text: text)
    if case .incomplete = Parser.parse(source).completeness { return true }
    return false
  }
}
