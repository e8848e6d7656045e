import VgshRuntime
import VgshTerminal

extension PromptCompleter {
  /// First words of commands, and the session's own commands.
  func heads(_ beginning: String) -> [CompletionCandidate] {
    let heads = snapshot.catalog.heads.filter { $0.hasPrefix(beginning) }
    return heads.map { CompletionCandidate($0, summary: summary(of: $0)) }
      + entries(snapshot.definitions, beginning: beginning)
  }

  /// The next words of the commands that begin with these.
  private func members(of group: String, beginning: String) -> [CompletionCandidate] {
    nextWords(of: group).filter { $0.hasPrefix(beginning) }.map {
      CompletionCandidate($0, summary: summary(of: "\(group) \($0)"))
    }
  }

  private func nextWords(of group: String) -> [String] {
    var seen: Set<String> = []
    return snapshot.catalog.members(of: group).compactMap { name in
      let word = String(name.prefix { $0 != " " })
      return seen.insert(word).inserted ? word : nil
    }
  }

  /// What a command does, or which commands begin so.
  private func summary(of words: String) -> String {
    snapshot.catalog[words]?.summary ?? nextWords(of: words).joined(separator: ", ")
  }

  /// What fits behind words of a command.
  func argument(_ word: PartialWord, of command: CommandWords) -> Completions {
    let place = command.place(in: snapshot.catalog)
    if let option = place.option { return values(of: option, word, at: place) }
    if word.quote == nil, word.text.hasPrefix("-") { return Completions(of: word, options(word.text, at: place)) }
    if place.startsCommand {
      return Completions(of: word, word.quote == nil ? heads(word.text) : [])
    }
    let members = word.quote == nil ? place.group.map { self.members(of: $0, beginning: word.text) } ?? [] : []
    if !members.isEmpty, place.parameter == nil { return Completions(of: word, members) }
    let found = place.parameter.map { candidates(of: $0, word.text, at: place) } ?? []
    // Options are offered unasked only where nothing else can stand: mostly it is the argument that is wanted.
    if members.isEmpty, found.isEmpty, word.text.isEmpty, word.quote == nil, place.parameter?.role != .required {
      return Completions(of: word, options("", at: place))
    }
    return Completions(quoting: word, members + found)
  }

  private func options(_ beginning: String, at place: ArgumentPlace) -> [CompletionCandidate] {
    place.options.map { CompletionCandidate("--\($0.name)", summary: $0.help) }.filter { $0.text.hasPrefix(beginning) }
  }

  private func values(of option: ParameterSpec, _ word: PartialWord, at place: ArgumentPlace) -> Completions {
    guard case .list(let row)? = place.signature?.result, case .record(let fields) = row else {
      return Completions(quoting: word, candidates(of: option, word.text, at: place))
    }
    switch option.name {
    case ListOptions.sort: return Completions(quoting: word, entries(fields.map(\.name), beginning: word.text))
    case ListOptions.fields where word.quote == nil:
      // Of `name,id` the last one is completed.
      let last = word.text.split(separator: ",", omittingEmptySubsequences: false).last.map(String.init) ?? ""
      let given = word.text.unicodeScalars.count - last.unicodeScalars.count
      return Completions(
        of: PartialWord(start: word.start + given, text: last), entries(fields.map(\.name), beginning: last))
    default: return Completions(quoting: word, candidates(of: option, word.text, at: place))
    }
  }

  private func candidates(
    of parameter: ParameterSpec, _ beginning: String, at place: ArgumentPlace
  ) -> [CompletionCandidate] {
    guard !parameter.type.isSecret else { return [] }
    switch parameter.type.completion {
    case .none: return choices(beginning, at: place)
    case .words(let words): return entries(words, beginning: beginning)
    case .services: return entries(snapshot.services, beginning: beginning)
    case .users: return entries(snapshot.users, beginning: beginning)
    case .phones: return entries(snapshot.phones, beginning: beginning)
    case .environment: return entries(snapshot.environment, beginning: beginning)
    case .files: return files(beginning)
    case .settings:
      return entries(snapshot.settings.map { CompletionEntry($0.name, $0.summary) }, beginning: beginning)
    case .commands: return commandNames(of: parameter, beginning, at: place)
    }
  }

  /// The choices of the setting that was named by the word before.
  private func choices(_ beginning: String, at place: ArgumentPlace) -> [CompletionCandidate] {
    guard let last = place.given.last, last.parameter.type.completion == .settings,
      let setting = snapshot.settings.first(where: { $0.name == last.text })
    else { return [] }
    return entries(setting.choices, beginning: beginning)
  }

  /// Names of commands as an argument: word for word where the parameter takes several, else whole.
  private func commandNames(
    of parameter: ParameterSpec, _ beginning: String, at place: ArgumentPlace
  ) -> [CompletionCandidate] {
    guard case .rest = parameter.role else {
      return snapshot.catalog.names.filter { $0.hasPrefix(beginning) }.map {
        CompletionCandidate($0, summary: summary(of: $0))
      }
    }
    let words = place.given.filter { $0.parameter.name == parameter.name }.compactMap(\.text)
    guard words.isEmpty else { return members(of: words.joined(separator: " "), beginning: beginning) }
    return heads(beginning) + entries(snapshot.topics, beginning: beginning)
  }
}
