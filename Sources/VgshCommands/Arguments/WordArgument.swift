import VgshBase
import VgshRuntime

/// An argument that is one of a few words.
package protocol WordArgument: ArgumentType, RawRepresentable<String>, CaseIterable {}

extension WordArgument {
  package static var completion: CompletionSource { .words(words) }

  package static func convert(_ value: Value) throws(ArgumentError) -> Self {
    let text = try String.convert(value)
    if let word = Self(rawValue: text) { return word }
    let help = Suggestion.nearest(to: text, among: words).map { "did you mean '\($0)'?" }
    throw ArgumentError(
      "'\(text.visible())' is no \(typeName)",
      help: help ?? "use \(words.count == 1 ? "" : "one of ")\(words.joined(separator: ", "))")
  }

  private static var words: [String] { allCases.map(\.rawValue) }
}
