import VgshRuntime

/// The words of a command before the cursor, its head included.
struct CommandWords: Hashable, Sendable {
  struct Word: Hashable, Sendable {
    /// What the word means; nil where that is not known before the line runs.
    let text: String?
    /// Whether it stands without quotes: only such words are heads and options.
    let isBare: Bool

    init(_ text: String, isBare: Bool = true) {
      self.text = text
      self.isBare = isBare
    }

    private init() {
      text = nil
      isBare = false
    }

    /// A word whose value is found when the line runs.
    static let computed = Word()

    /// The word as part of a command's name.
    var name: String? { isBare && text?.hasPrefix("-") == false ? text : nil }
  }

  /// No command's name has more words.
  private static let longestName = 8

  private(set) var words: [Word]

  init(_ words: [Word]) { self.words = words }

  mutating func append(_ word: Word) { words.append(word) }

  /// What fits behind the words.
  func place(in catalog: Catalog) -> ArgumentPlace {
    var words = words[...]
    while true {
      let names = words.prefix(Self.longestName).prefix { $0.name != nil }.compactMap(\.name)
      var place = ArgumentPlace(names, isWhole: names.count == words.count, catalog: catalog)
      guard let signature = place.signature else { return place }
      guard let start = place.pass(words.dropFirst(signature.words.count)) else { return place }
      words = words[start...]
    }
  }
}
