import VgshBase

/// A word of a command.
package struct Word: Sendable, Equatable {
  package indirect enum Kind: Sendable, Equatable {
    /// `john.doe@example.com`, `--x$y`, `$users[0].id`. At least one part; neighbouring texts are one part.
    case bare([TextPart])
    /// `'raw'` and `"text"`.
    case quoted(TextLiteral)
    /// `[ … ]`
    case list([Expression])
    /// `{ … }`
    case record([RecordEntry])
    /// `( … )` with what is taken from its value.
    case parenthesised(Inner, [Accessor])
    /// `len($users)` with what is taken from its value.
    case call(FunctionCall, [Accessor])
    /// What could not be understood; a diagnostic says why.
    case invalid
  }

  package var kind: Kind
  package var span: SourceSpan

  package init(_ kind: Kind, at span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  package var isQuoted: Bool {
    if case .quoted = kind { true } else { false }
  }

  /// The text of an unquoted word without interpolation: what may be a part of a command's name or a bare literal.
  package var plainText: String? {
    if case .bare(let parts) = kind, parts.count == 1, case .text(let text) = parts[0] { text } else { nil }
  }

  /// The text of a word whose text is known before the script runs, quoted or not.
  package var literalText: String? {
    if case .quoted(let literal) = kind { literal.plainText } else { plainText }
  }

  /// The interpolation of a bare word that is nothing else (`$user.id`): such a word keeps the value's type.
  package var soleInterpolation: Interpolation? {
    if case .bare(let parts) = kind, parts.count == 1, case .interpolation(let part) = parts[0] { part } else { nil }
  }
}
