import VgshBase

/// The commands of a session, in the order of the help, found by their words.
package struct Catalog: Sendable {
  package let signatures: [Signature]
  private let byName: [String: Int]
  /// First words that are no command themselves, such as `create`.
  private let groups: Set<String>
  private let longest: Int

  package init(_ signatures: [Signature]) {
    self.signatures = signatures
    byName = Dictionary(signatures.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    groups = Set(
      signatures.filter { $0.words.count > 1 }.flatMap { signature in
        (1..<signature.words.count).map { signature.words[..<$0].joined(separator: " ") }
      })
    longest = signatures.lazy.map { $0.words.count }.max() ?? 1
  }

  package subscript(name: String) -> Signature? { byName[name].map { signatures[$0] } }

  package var names: [String] { signatures.map(\.name) }

  /// The first words of all commands, each once.
  package var heads: [String] {
    var seen: Set<String> = []
    return signatures.compactMap { signature in
      let head = String(signature.words[0])
      return seen.insert(head).inserted ? head : nil
    }
  }

  package func isGroup(_ words: String) -> Bool { groups.contains(words) }

  /// The last words of the commands that begin with these.
  package func members(of group: String) -> [String] {
    signatures.filter { $0.name.hasPrefix(group + " ") }.map { String($0.name.dropFirst(group.count + 1)) }
  }

  /// The command with the longest name that the words begin with.
  package func resolve(_ words: [String]) -> Signature? {
    for count in stride(from: min(longest, words.count), to: 0, by: -1) {
      if let signature = self[words[..<count].joined(separator: " ")] { return signature }
    }
    return nil
  }
}
