import VgshBase

/// `$name.field[0]` or `${expression}` within text.
package struct Interpolation: Sendable, Equatable {
  /// Without braces a variable, alone or as the base of an access.
  package var expression: Expression
  /// Whether it is written `${…}`: where it is not and a field is asked of a value that is no record, `${name}.field` was
  /// meant.
  package var isBraced: Bool
  /// From the `$` on.
  package var span: SourceSpan

  package init(expression: Expression, isBraced: Bool, span: SourceSpan) {
    self.expression = expression
    self.isBraced = isBraced
    self.span = span
  }
}
