import VgshBase

/// A command with its words and options, not yet bound to a signature.
///
/// Which of the leading words belong to the command's name (`create service`) is known to the catalogue only: they are
/// the arguments whose `Word.plainText` is not null.
package struct CommandCall: Sendable, Equatable {
  /// The first word: a name, or `?`.
  package var name: Name
  /// All that follows, in source order.
  package var arguments: [Argument]
  package var span: SourceSpan

  package init(name: Name, arguments: [Argument], span: SourceSpan) {
    self.name = name
    self.arguments = arguments
    self.span = span
  }

  /// The command that a parameter of type command stands for: the arguments from one on, as in `time create service …`.
  ///
  /// Null where that argument is not a bare, uninterpolated name.
  package func command(from index: Int) -> CommandCall? {
    guard arguments.indices.contains(index), case .word(let word) = arguments[index],
      let text = word.plainText, text == "?" || ASCII.isName(text), let last = arguments.last
    else { return nil }
    return CommandCall(
      name: Name(text, at: word.span), arguments: Array(arguments[(index + 1)...]), span: word.span.union(last.span))
  }
}
