extension Value {
  /// The value with all text in it made secret.
  ///
  /// - Parameter protect: is told each such text.
  func tainted(_ protect: (String) -> Void) -> Value {
    switch self {
    case .text(let text):
      protect(text)
      return .secret(SecretText(text))
    case .secret(let secret):
      protect(secret.reveal())
      return self
    // A number can be a PIN: as text it can be hidden.
    case .int, .double:
      protect(displayText)
      return .secret(SecretText(displayText))
    case .list(let items): return .list(items.map { $0.tainted(protect) })
    case .record(let record): return .record(record.mapValues { $0.tainted(protect) })
    case .null, .bool, .duration: return self
    }
  }
}
