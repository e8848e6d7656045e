import Testing
import VgshBase
import VgshRuntime

/// Binds plain words to a command, as the binder of the language does for literals.
struct TestCall {
  let catalog: Catalog

  /// - Parameters:
  ///   - line: words with single blanks between; `%` stands for the next of `values`.
  ///   - values: for words that are no plain text.
  func bind(_ line: String, _ values: [Value] = []) throws -> BoundCall {
    var values = values[...]
    var words = line.split(separator: " ").map(String.init)
    let signature = try #require(catalog.resolve(words), "no command in '\(line)'")
    words.removeFirst(signature.words.count)
    let isUnchecked = words.contains("--unchecked")
    var positions = signature.parameters[...]
    var arguments: [String: [BoundCall.Argument]] = [:]

    func add(_ word: String, to spec: ParameterSpec) throws {
      let given = word == "%" ? values.popFirst() : .text(word)
      let value = try #require(given, "no value for %")
      let convert = isUnchecked ? spec.type.convertUnchecked : spec.type.convert
      arguments[spec.name, default: []].append(.init(converted: try convert(value), value: value, span: nil))
    }

    while !words.isEmpty {
      let word = words.removeFirst()
      if word.hasPrefix("--") {
        let option = try #require(signature.option(named: String(word.dropFirst(2))), "no option \(word)")
        guard option.takesValue else {
          arguments[option.name] = [.init(converted: true, value: true, span: nil)]
          continue
        }
        try add(words.removeFirst(), to: option)
      } else {
        let spec = try #require(positions.first, "'\(word)' is too much in '\(line)'")
        switch spec.role {
        case .command:
          let inner = try bind(([word] + words).joined(separator: " "), Array(values))
          arguments[spec.name] = [.init(converted: inner, value: .null, span: nil)]
          words = []
        case .rest: try add(word, to: spec)
        case .required, .optional, .option, .repeatedOption, .flag, .condition:
          positions = positions.dropFirst()
          try add(word, to: spec)
        }
      }
    }
    return BoundCall(signature: signature, arguments: arguments, span: nil)
  }
}
