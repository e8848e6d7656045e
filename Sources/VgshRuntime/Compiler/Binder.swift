import VGScript
import VgshBase

/// Deals the words and options of a line out to the parameters of a signature.
struct Binder {
  /// A word with the parameter it goes to.
  struct Assignment {
    let spec: ParameterSpec
    /// Null for a flag, which is its own value.
    let word: Word?
    let span: SourceSpan
    /// For a parameter of type command: where its words begin in the list of arguments.
    var commandStart: Int?
  }

  let signature: Signature
  private(set) var assignments: [Assignment] = []
  private(set) var problems: [Diagnostic] = []
  private var positionals: ArraySlice<ParameterSpec>
  /// A handful at most: looked through faster than hashed.
  private var seen: [String] = []
  /// Behind an option that does not exist the number of words says nothing: one may have been its value.
  private(set) var hasUnknownOption = false

  init(_ signature: Signature) {
    self.signature = signature
    positionals = signature.parameters[...]
  }

  /// - Parameter end: the whole call, where a missing argument is reported.
  mutating func bind(_ arguments: [Argument], end: SourceSpan) {
    var index = 0
    while index < arguments.count {
      switch arguments[index] {
      case .endOfOptions: break
      case .word(let word):
        if positionals.first?.role == .command {
          assignments.append(
            Assignment(spec: positionals.removeFirst(), word: nil, span: word.span, commandStart: index))
          return
        }
        bind(word)
      case .option(let option):
        let next: Word? =
          if index + 1 < arguments.count, case .word(let word) = arguments[index + 1] { word } else { nil }
        if bind(option, next: next) { index += 1 }
      }
      index += 1
    }
    reportMissing(end)
  }

  private mutating func bind(_ word: Word) {
    guard let spec = positionals.first else {
      if hasUnknownOption { return }
      let text = word.literalText.map { "'\($0.visible())'" } ?? "this"
      problem("surplus-argument", "\(text) is one argument too many for '\(signature.name)'", word.span)
      return
    }
    if case .rest = spec.role {} else { positionals.removeFirst() }
    seen.append(spec.name)
    assignments.append(Assignment(spec: spec, word: word, span: word.span))
  }

  /// - Returns: whether the next word was its value.
  private mutating func bind(_ option: OptionArgument, next: Word?) -> Bool {
    guard let spec = signature.option(named: option.name.text) else {
      hasUnknownOption = true
      let nearest = Suggestion.nearest(to: option.name.text, among: signature.options.map(\.name))
      problem(
        "unknown-option",
        "'\(signature.name)' has no option '--\(option.name.text)'"
          + (nearest.map { " - did you mean '--\($0)'?" } ?? ""),
        option.span)
      return false
    }
    let form = "--" + spec.name
    if seen.contains(form), spec.role != .repeatedOption {
      problem("duplicate-option", "'--\(spec.name)' is given twice", option.span)
    }
    seen.append(form)
    guard spec.takesValue else {
      assignments.append(Assignment(spec: spec, word: option.value, span: option.span))
      return false
    }
    if let value = option.value {
      assignments.append(Assignment(spec: spec, word: value, span: value.span))
      return false
    }
    guard let next else {
      problem("missing-value", "'--\(spec.name)' needs a value: \(spec.type.name)", option.span)
      return false
    }
    assignments.append(Assignment(spec: spec, word: next, span: next.span))
    return true
  }

  private mutating func reportMissing(_ end: SourceSpan) {
    let missing = positionals.filter { spec in
      switch spec.role {
      case .required, .command: true
      case .rest(let atLeastOne): atLeastOne && !seen.contains(spec.name)
      case .optional, .option, .repeatedOption, .flag, .condition: false
      }
    }
    guard !missing.isEmpty else { return }
    problem(
      "missing-argument", "'\(signature.name)' lacks \(missing.map(\.name).joined(separator: " and "))", end)
  }

  private mutating func problem(_ code: String, _ message: String, _ span: SourceSpan) {
    problems.append(Diagnostic(code: code, message, at: span, help: "its form is: \(signature.usage)"))
  }
}
