import VgshRuntime

/// What may stand behind the words of a command that were typed so far, by its signature.
struct ArgumentPlace {
  /// The words so far where more commands begin with them: `sandbox`.
  let group: String?
  /// nil where the words are no command, or none yet.
  let signature: Signature?
  /// Whether a command begins here: behind `time`.
  private(set) var startsCommand = false
  /// The option whose value stands here.
  private(set) var option: ParameterSpec?
  /// The parameter that a word here is for.
  private(set) var parameter: ParameterSpec?
  /// Options not given yet, or that may be given again.
  private(set) var options: [ParameterSpec]
  /// The words given for parameters so far, with what they are for.
  private(set) var given: [(parameter: ParameterSpec, text: String?)] = []

  /// - Parameter names: the words at the beginning that can be a command's name.
  /// - Parameter isWhole: whether nothing else stands behind them.
  init(_ names: [String], isWhole: Bool, catalog: Catalog) {
    let joined = names.joined(separator: " ")
    group = isWhole && catalog.isGroup(joined) ? joined : nil
    signature = catalog.resolve(names)
    options = signature?.options ?? []
    parameter = signature?.parameters.first
  }

  /// Takes in the words behind the head. An option that ends with `=` has its value in the next word.
  ///
  /// - Returns: where among them a command begins that is an argument itself.
  mutating func pass(_ words: ArraySlice<CommandWords.Word>) -> Int? {
    var takesOptions = true
    for (index, word) in zip(words.indices, words) {
      if option != nil {
        option = nil
      } else if takesOptions, word.isBare, let text = word.text, text.hasPrefix("--") {
        if text == "--" {
          takesOptions = false
          options = []
        } else {
          passOption(text.dropFirst(2))
        }
      } else if parameter?.role == .command {
        return index
      } else {
        passArgument(word)
      }
    }
    if option == nil, parameter?.role == .command { startsCommand = true }
    return nil
  }

  private mutating func passOption(_ text: Substring) {
    let isAssigned = text.hasSuffix("=")
    guard let spec = signature?.option(named: String(isAssigned ? text.dropLast() : text)) else { return }
    if spec.role != .repeatedOption { options.removeAll { $0.name == spec.name } }
    if spec.takesValue || isAssigned { option = spec }
  }

  private mutating func passArgument(_ word: CommandWords.Word) {
    guard let parameter else { return }
    given.append((parameter, word.text))
    if case .rest = parameter.role { return }
    self.parameter = signature?.parameters.dropFirst(given.count).first
  }
}
