import VgshRuntime

/// A word of what help is asked about: of a command's name, or a topic.
package struct HelpWord: ArgumentType {
  package let text: String

  package static var typeName: String { "word" }
  package static var completion: CompletionSource { .commands }

  package static func convert(_ value: Value) throws(ArgumentError) -> HelpWord {
    HelpWord(text: try String.convert(value))
  }
}
