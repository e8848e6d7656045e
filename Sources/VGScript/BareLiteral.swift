/// The value of a bare word for a parameter of type *any*: `42`, `-3`, `2.5`, `10s`, `true`, `false`, `null`.
///
/// Everything else is text: `+3725555555`, `0042`, ids.
package enum BareLiteral: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  case double(Double)
  case duration(Duration)

  /// Null for words that are text.
  package init?(_ word: String) {
    switch word {
    case "null": self = .null
    case "true": self = .bool(true)
    case "false": self = .bool(false)
    default:
      var word = word
      guard let literal = word.withUTF8(Self.numeric) else { return nil }
      self = literal
    }
  }

  private static func numeric(_ bytes: UnsafeBufferPointer<UInt8>) -> BareLiteral? {
    guard let first = bytes.first else { return nil }
    let digit = first == ASCII.minus ? 1 : 0
    guard digit < bytes.count, ASCII.isDigit(bytes[digit]) else { return nil }
    let literal = NumericLiteral(in: bytes, at: 0)
    guard literal.end == bytes.count else { return nil }
    return switch literal.value {
    case .integer(let value): .integer(value)
    case .double(let value): .double(value)
    case .duration(let value): .duration(value)
    case .malformed: nil
    }
  }
}
