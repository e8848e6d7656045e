/// One way to go on at the cursor.
package struct CompletionCandidate: Hashable, Sendable {
  /// What the replaced part of the line becomes.
  package var text: String
  /// What it is, in a few words, for the list.
  package var summary: String
  /// Whether a blank follows when it is the only one: not behind a folder or an option's `=`.
  package var addsBlank: Bool

  package init(_ text: String, summary: String = "", addsBlank: Bool = true) {
    self.text = text
    self.summary = summary
    self.addsBlank = addsBlank
  }
}

/// What fits at the cursor.
package struct CompletionList: Hashable, Sendable {
  /// The part of the line that a candidate replaces, as UTF-8 offsets; it holds or touches the cursor.
  package var replaced: Range<Int>
  /// In the order in which they are shown.
  package var candidates: [CompletionCandidate]

  package init(replacing replaced: Range<Int>, with candidates: [CompletionCandidate]) {
    self.replaced = replaced
    self.candidates = candidates
  }

  /// The longest beginning all candidates have in common.
  var commonPart: String {
    guard let first = candidates.first else { return "" }
    var common = Substring(first.text)
    for candidate in candidates.dropFirst() {
      let matching = zip(common, candidate.text).prefix { $0 == $1 }.count
      common = common.prefix(matching)
    }
    return String(common)
  }
}

/// Says what fits at a place in a line.
///
/// Called on the editor's thread while the user waits: it works on a snapshot and asks nobody. The cursor is a UTF-8
/// offset in the line.
package typealias Completer = @Sendable (_ line: String, _ cursor: Int) -> CompletionList
