extension Value {
  /// Whether two values are the same as parts of lists and records: different types are just unequal, but for int and
  /// double; the order of keys does not count.
  package func isSame(as other: Value) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.double(let a), .double(let b)): a == b
    case (.int(let a), .double(let b)), (.double(let b), .int(let a)): Double(exactly: a) == b
    case (.text, .text), (.text, .secret), (.secret, .text), (.secret, .secret): revealedText == other.revealedText
    case (.duration(let a), .duration(let b)): a == b
    case (.list(let a), .list(let b)): a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1) }
    case (.record(let a), .record(let b)):
      a.count == b.count && a.allSatisfy { key, value in b[key].map { value.isSame(as: $0) } ?? false }
    default: false
    }
  }

  /// `==`: two types that can never be equal are a mistake, except where one side is null.
  func equals(_ other: Value) throws(ValueError) -> Bool {
    switch (self, other) {
    case (.int(let a), .int(let b)): return a == b
    case (.text(let a), .text(let b)): return a == b
    default: break
    }
    guard isComparable(with: other) else {
      throw ValueError(
        "type-mismatch", "cannot compare \(typePhrase) with \(other.typePhrase)", help: comparisonHelp(other))
    }
    return isSame(as: other)
  }

  private func isComparable(with other: Value) -> Bool {
    if isNull || other.isNull { return true }
    if typeName == other.typeName { return true }
    return isNumber && other.isNumber
  }

  private func comparisonHelp(_ other: Value) -> String? {
    let names = [typeName, other.typeName]
    guard names.contains("text") else { return nil }
    if names.contains("int") { return "convert one side: int(…) or text(…)" }
    if names.contains("double") { return "convert one side: double(…) or text(…)" }
    return nil
  }

  var isNumber: Bool {
    switch self {
    case .int, .double: true
    case .null, .bool, .text, .duration, .list, .record, .secret: false
    }
  }

  /// The order of two numbers, texts or durations.
  func isLess(than other: Value) throws(ValueError) -> Bool {
    switch (self, other) {
    case (.int(let a), .int(let b)): return a < b
    case (.double(let a), .double(let b)): return a < b
    case (.int(let a), .double(let b)): return Double(a) < b
    case (.double(let a), .int(let b)): return a < Double(b)
    case (.duration(let a), .duration(let b)): return a < b
    default: break
    }
    if let a = revealedText, let b = other.revealedText { return a < b }
    throw ValueError("type-mismatch", "cannot order \(typePhrase) and \(other.typePhrase)")
  }

  /// `contains`: a text in a text, an item in a list, a key in a record.
  func contains(_ other: Value) throws(ValueError) -> Bool {
    switch self {
    case .list(let items): return items.contains { $0.isSame(as: other) }
    case .record(let record):
      guard let key = other.revealedText else {
        throw ValueError("type-mismatch", "a record contains keys, which are text, not \(other.typePhrase)")
      }
      return record[key] != nil
    case .text, .secret:
      guard let whole = revealedText, let part = other.revealedText else {
        throw ValueError(
          "type-mismatch", "a text contains text, not \(other.typePhrase)", help: "convert it: text(…)")
      }
      return part.isEmpty || whole.utf8Contains(part)
    case .null, .bool, .int, .double, .duration:
      throw ValueError("type-mismatch", "\(typePhrase) contains nothing; a text, list or record does")
    }
  }
}

extension String {
  /// Whether the text holds another, byte for byte.
  package func utf8Contains(_ part: String) -> Bool {
    let pattern = Array(part.utf8)
    guard let first = pattern.first else { return true }
    let bytes = Array(utf8)
    guard bytes.count >= pattern.count else { return false }
    return (0...bytes.count - pattern.count).contains { start in
      bytes[start] == first && bytes[start..<start + pattern.count].elementsEqual(pattern)
    }
  }
}
