import VgshRuntime

/// A call as a recorded script writes it.
package struct ReplayedCall {
  /// One of its words, or an option with its value.
  struct Argument {
    let name: String
    let isOption: Bool
    /// Null for a flag.
    var word: String?
  }

  var name: String
  /// In the order of the signature.
  var arguments: [Argument]

  subscript(key: some SignatureKey) -> String? {
    arguments.first { $0.name == key.spec.name && $0.isOption == key.spec.isOption }?.word
  }

  /// Writes a word for a parameter that has one.
  mutating func replace(_ key: some SignatureKey, by word: String) {
    for index in arguments.indices where arguments[index].name == key.spec.name { arguments[index].word = word }
  }

  mutating func remove(_ key: some SignatureKey) {
    arguments.removeAll { $0.name == key.spec.name && $0.isOption == key.spec.isOption }
  }

  /// Adds a parameter: words stand before options.
  mutating func add(_ key: some SignatureKey, _ word: String?) {
    let argument = Argument(name: key.spec.name, isOption: key.spec.isOption, word: word)
    if argument.isOption {
      arguments.append(argument)
    } else {
      arguments.insert(argument, at: arguments.firstIndex { $0.isOption } ?? arguments.count)
    }
  }

  var text: String {
    ([name]
      + arguments.map { argument in
        argument.isOption ? "--\(argument.name)" + (argument.word.map { " \($0)" } ?? "") : argument.word ?? ""
      }).joined(separator: " ")
  }
}
