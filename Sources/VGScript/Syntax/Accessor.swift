import VgshBase

/// One step into a value: `.field` or `[index]`.
package struct Accessor: Sendable, Equatable {
  package indirect enum Kind: Sendable, Equatable {
    case field(String)
    case index(Expression)
  }

  package var kind: Kind
  /// With the dot or the brackets.
  package var span: SourceSpan

  package init(_ kind: Kind, at span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}
