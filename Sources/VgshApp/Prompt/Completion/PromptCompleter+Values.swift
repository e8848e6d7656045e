import VgshRuntime
import VgshTerminal

extension PromptCompleter {
  /// Variables, replaced from their `$` on.
  func variables(_ word: PartialWord, context: CompletionContext) -> [CompletionCandidate] {
    let own = Set(context.locals.map(\.name)).union(snapshot.variables.keys).filter { $0.hasPrefix(word.text) }
    let builtIn = Self.builtIn.filter { entry in
      entry.name.hasPrefix(word.text) && !own.contains(entry.name) && (entry.name != "it" || row(of: context) != nil)
    }
    let described = builtIn.map { (name: $0.name, summary: $0.summary as String?) }
    return (own.sorted().prefix(Self.limit).map { ($0, nil) } + described).map { name, summary in
      let value = known(ValuePath(root: .variable(name)), locals: context.locals[...], context: context)
      return CompletionCandidate(
        "$" + name, summary: summary ?? value?.summary ?? "", addsBlank: ends(value, in: word))
    }
  }

  func fields(_ word: PartialWord, of path: ValuePath, context: CompletionContext) -> [CompletionCandidate] {
    let value = known(path, locals: context.locals[...], context: context)
    let fields = value?.fields(beginning: word.text, limit: Self.limit) ?? []
    return fields.filter { isName($0.name) }.map { name, value in
      CompletionCandidate(name, summary: value?.summary ?? "", addsBlank: ends(value, in: word))
    }
  }

  /// Places in a list, names in a record.
  func indexes(_ word: PartialWord, of path: ValuePath, context: CompletionContext) -> [CompletionCandidate] {
    guard let value = known(path, locals: context.locals[...], context: context) else { return [] }
    if let items = value.items {
      guard word.quote == nil else { return [] }
      let places = items.indices.lazy.filter { String($0).hasPrefix(word.text) }.prefix(Self.limit)
      return places.map { place in
        let item = KnownValue.value(items[place])
        return CompletionCandidate("\(place)]", summary: item.summary, addsBlank: !item.isComposite)
      }
    }
    guard word.quote != nil || word.text.isEmpty else { return [] }
    return value.fields(beginning: word.text, limit: Self.limit).map { name, value in
      let written = WordQuoting.written(name, in: word.quote ?? .double, isClosed: true)
      return CompletionCandidate(written + "]", summary: value?.summary ?? "", addsBlank: value?.isComposite != true)
    }
  }

  /// Whether a word is most likely at its end behind a value: nothing can be taken out of it, and no quote is open.
  private func ends(_ value: KnownValue?, in word: PartialWord) -> Bool {
    word.quote == nil && value?.isComposite != true
  }

  private func isName(_ text: String) -> Bool {
    text.unicodeScalars.first.map(LineScanner.startsName) == true
      && text.unicodeScalars.allSatisfy { LineScanner.startsName($0) || LineScanner.isDigit($0) }
  }

  // MARK: What is known of values

  /// - Parameter locals: those that the path can speak of: a name that is bound anew may come from its former self.
  private func known(
    _ path: ValuePath, locals: ArraySlice<LocalName>, context: CompletionContext
  ) -> KnownValue? {
    path.steps.reduce(root(of: path, locals: locals, context: context)) { value, step in
      switch step {
      case .field(let name): value?.field(name)
      case .item(let place): value?.item(place)
      case .anyItem: value?.item(nil)
      }
    }
  }

  private func root(
    of path: ValuePath, locals: ArraySlice<LocalName>, context: CompletionContext
  ) -> KnownValue? {
    switch path.root {
    case .unknown: return nil
    case .command(let words): return words.place(in: snapshot.catalog).signature.map { .shape($0.result) }
    case .variable(let name):
      if let index = locals.lastIndex(where: { $0.name == name }) {
        return known(locals[index].origin, locals: locals[..<index], context: context)
      }
      return snapshot.variables[name].map(KnownValue.value) ?? builtIn(name, context: context)
    }
  }

  private func builtIn(_ name: String, context: CompletionContext) -> KnownValue? {
    switch name {
    case "last":
      if case .record = snapshot.lastExchange { return .value(snapshot.lastExchange) }
      return .shape(.fields("method", "url", "status", "headers", "body", "elapsed", "attempts"))
    case "error": return .shape(.fields("kind", "status", "message"))
    case "script": return .shape(.fields("file", "dir"))
    case "env": return .names(snapshot.environment)
    case "it": return row(of: context).map { .shape($0) }
    default: return nil
    }
  }

  /// The rows that a condition speaks of, where the cursor is in one.
  private func row(of context: CompletionContext) -> ResultShape? {
    guard let place = context.command?.place(in: snapshot.catalog), place.option?.role == .condition,
      case .list(let row)? = place.signature?.result
    else { return nil }
    return row
  }

  /// What the shell binds itself.
  private static let builtIn = [
    CompletionEntry("last", "the last exchange with the API"),
    CompletionEntry("error", "the failure that was caught last"),
    CompletionEntry("env", "the environment"),
    CompletionEntry("script", "the file and folder of the script"),
    CompletionEntry("args", "the arguments of the script"),
    CompletionEntry("it", "the row that the condition is about"),
  ]
}
