import VgshBase

/// The commands of a session, in the order of the help, found by their words.
package struct Catalog: Sendable {
  package let signatures: [Signature]
  private let byName: [String: Int]
  /// First words that are no command themselves, such as `create`.
  private let groups: Set<String>

  package init(_ signatures: [Signature]) {
    self.signatures = signatures
    byName = Dictionary(signatures.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    groups = Set(
      signatures.filter { $0.words.count > 1 }.flatMap { signature in
        (1..<signature.words.count).map { signature.words[..<$0].joined(separator: " ") }
      })
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
    guard var name = words.first else { return nil }
    var found = byName[name]
    for word in words.dropFirst() where groups.contains(name) {
      name += " \(word)"
      found = byName[name] ?? found
    }
    return found.map { signatures[$0] }
  }
}
