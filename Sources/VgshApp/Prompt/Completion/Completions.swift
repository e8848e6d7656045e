import VgshTerminal

/// Candidates for the word at the cursor.
struct Completions {
  let word: PartialWord
  let candidates: [CompletionCandidate]
  /// Whether the candidates end with the quote that is open at the cursor.
  private let closesQuote: Bool

  /// Candidates as they are written.
  init(of word: PartialWord, _ candidates: [CompletionCandidate]) {
    self.word = word
    self.candidates = candidates
    closesQuote = false
  }

  /// Candidates that are texts, written as words of a command. One behind which no blank follows, such as a folder, is
  /// not at its end, and its quotes stay open.
  init(quoting word: PartialWord, _ candidates: [CompletionCandidate]) {
    self.word = word
    let quote = WordQuoting.quote(for: candidates.map(\.text), open: word.quote)
    closesQuote = quote != nil && word.quote != nil && candidates.count == 1 && candidates[0].addsBlank
    self.candidates = candidates.map { candidate in
      var candidate = candidate
      candidate.text = WordQuoting.written(candidate.text, in: quote, isClosed: candidate.addsBlank)
      return candidate
    }
  }

  /// Whether the character behind the cursor is the closing quote, which the candidate brings along.
  func takesClosingQuote(in rest: Substring.UTF8View) -> Bool {
    guard closesQuote, let quote = word.quote else { return false }
    switch quote {
    case .single: return rest.first == UInt8(ascii: "'")
    case .double: return rest.first == UInt8(ascii: "\"")
    }
  }
}
