import VgshRuntime
import VgshTerminal

/// Says what fits at the cursor: commands, options and their values, variables and their fields, files.
///
/// It fails at nothing: where it does not understand a line, it offers nothing.
package struct PromptCompleter: Sendable {
  /// Candidates offered at once; more than that nobody reads.
  package static let limit = 1_000
  /// Bytes before the cursor beyond which nothing is offered.
  static let longestText = 1 << 20

  let snapshot: CompletionSnapshot

  package init(_ snapshot: CompletionSnapshot) { self.snapshot = snapshot }

  /// - Parameter cursor: a UTF-8 offset in the line; one that is outside or inside of a character finds nothing.
  package func complete(_ line: String, _ cursor: Int) -> CompletionList {
    let nothing = CompletionList(replacing: cursor..<cursor, with: [])
    let earlier = snapshot.earlierLines.isEmpty ? "" : snapshot.earlierLines + "\n"
    guard (0...line.utf8.count).contains(cursor), earlier.utf8.count + cursor <= Self.longestText,
      let typed = String(line.utf8.prefix(cursor))
    else { return nothing }
    let before = earlier + typed
    guard let found = completions(LineScanner.scan(before)) else { return nothing }
    let start = before.unicodeScalars.prefix(found.word.start).reduce(-earlier.utf8.count) { $0 + UTF8.width($1) }
    // What was begun in an earlier line cannot be replaced.
    guard start >= 0, start <= cursor else { return nothing }
    let end = found.takesClosingQuote(in: line.utf8.dropFirst(cursor)) ? cursor + 1 : cursor
    return CompletionList(replacing: start..<end, with: Array(found.candidates.prefix(Self.limit)))
  }

  private func completions(_ context: CompletionContext) -> Completions? {
    switch context.place {
    case .nothing: nil
    case .statement(let word, let block): Completions(of: word, statements(word.text, in: block))
    case .keyword(let word, let keywords): Completions(of: word, entries(keywords, beginning: word.text))
    case .operand(let word, let commands, let keywords):
      Completions(of: word, operands(word.text, commands: commands, keywords: keywords))
    case .errorKind(let word):
      Completions(of: word, entries(CommandFailure.Kind.allCases.map(\.rawValue), beginning: word.text))
    case .word(let word): context.command.map { argument(word, of: $0) }
    case .file(let word): Completions(quoting: word, files(word.text))
    case .variable(let word): Completions(of: word, variables(word, context: context))
    case .field(let word, let path): Completions(of: word, fields(word, of: path, context: context))
    case .index(let word, let path): Completions(of: word, indexes(word, of: path, context: context))
    }
  }

  private func statements(_ beginning: String, in block: BlockKind) -> [CompletionCandidate] {
    let keywords = snapshot.keywords.filter { keyword in
      switch keyword.name {
      case "break", "continue": block.contains(.loop)
      case "return": block.contains(.definition)
      // Definitions stand at top level.
      case "def": block.isEmpty
      default: true
      }
    }
    let found = entries(keywords, beginning: beginning) + heads(beginning)
    // An expression is a statement too, but mostly it is a command that is wanted.
    return found.isEmpty ? functions(beginning) : found
  }

  private func operands(_ beginning: String, commands: Bool, keywords: [String]) -> [CompletionCandidate] {
    let literals = beginning.isEmpty ? [] : entries(LineScanner.literals.sorted(), beginning: beginning)
    return entries(keywords, beginning: beginning) + (commands ? heads(beginning) : []) + functions(beginning)
      + literals
  }

  private func functions(_ beginning: String) -> [CompletionCandidate] {
    snapshot.functions.filter { $0.name.hasPrefix(beginning) }.map {
      CompletionCandidate($0.name + "(", summary: $0.summary, addsBlank: false)
    }
  }

  func entries(_ names: [String], beginning: String) -> [CompletionCandidate] {
    names.filter { $0.hasPrefix(beginning) }.map { CompletionCandidate($0) }
  }

  func entries(_ entries: [CompletionEntry], beginning: String) -> [CompletionCandidate] {
    entries.filter { $0.name.hasPrefix(beginning) }.map { CompletionCandidate($0.name, summary: $0.summary) }
  }

  func entries(_ index: NameIndex, beginning: String) -> [CompletionCandidate] {
    index.matching(beginning, limit: Self.limit).map { CompletionCandidate($0) }
  }
}
