import VgshTerminal

extension PromptCompleter {
  /// Files whose path begins so; hidden ones only where they are asked for by their dot.
  func files(_ beginning: String) -> [CompletionCandidate] {
    let slash = beginning.lastIndex(of: "/").map { beginning.index(after: $0) } ?? beginning.startIndex
    let folder = String(beginning[..<slash])
    let name = beginning[slash...]
    let found = snapshot.files(folder).filter { entry in
      entry.name.utf8.starts(with: name.utf8) && (name.hasPrefix(".") || !entry.name.hasPrefix("."))
    }
    return found.sorted { $0.name < $1.name }.prefix(Self.limit).map { entry in
      CompletionCandidate(folder + entry.name + (entry.isFolder ? "/" : ""), addsBlank: !entry.isFolder)
    }
  }
}
