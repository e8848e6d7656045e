import VgshBase

/// `--NAME` or `--NAME=WORD`.
package struct OptionArgument: Sendable, Equatable {
  /// Without the dashes; its span neither.
  package var name: Name
  /// What stands behind `=`; null without `=`: then the signature says whether the next word is the value.
  package var value: Word?
  package var span: SourceSpan

  package init(name: Name, value: Word?, span: SourceSpan) {
    self.name = name
    self.value = value
    self.span = span
  }
}
