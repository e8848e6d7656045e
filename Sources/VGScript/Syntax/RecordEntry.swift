import VgshBase

/// `key: value` of a record.
package struct RecordEntry: Sendable, Equatable {
  package enum Key: Sendable, Equatable {
    case name(Name)
    /// May be interpolated.
    case quoted(TextLiteral)

    package var span: SourceSpan {
      switch self {
      case .name(let name): name.span
      case .quoted(let literal): literal.span
      }
    }

    /// The key, where it is known before the script runs; no two of these in one record are the same.
    package var plainText: String? {
      switch self {
      case .name(let name): name.text
      case .quoted(let literal): literal.plainText
      }
    }
  }

  package var key: Key
  package var value: Expression

  package init(key: Key, value: Expression) {
    self.key = key
    self.value = value
  }
}
