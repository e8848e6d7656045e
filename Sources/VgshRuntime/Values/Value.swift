import OrderedCollections

/// A record: named values in the order in which they were put in.
package typealias Record = OrderedDictionary<String, Value>

/// A value of the language.
package enum Value: Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case text(String)
  case duration(Duration)
  case list([Value])
  // Boxed: it keeps every other value small.
  indirect case record(Record)
  /// Text that is never shown. What is made from it is secret too.
  case secret(SecretText)
}

extension Value {
  /// The name of a value's type, as `type()` and diagnostics say it.
  package var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "bool"
    case .int: "int"
    case .double: "double"
    case .text, .secret: "text"
    case .duration: "duration"
    case .list: "list"
    case .record: "record"
    }
  }

  /// The type with its article, for sentences.
  package var typePhrase: String {
    switch self {
    case .null: "null"
    case .int: "an int"
    case .text, .secret: "a text"
    case .bool, .double, .duration, .list, .record: "a \(typeName)"
    }
  }

  /// The text of a text, secret or not; nil for all else. Whoever asks must keep a secret one out of sight.
  package var revealedText: String? {
    switch self {
    case .text(let text): text
    case .secret(let secret): secret.reveal()
    case .null, .bool, .int, .double, .duration, .list, .record: nil
    }
  }

  /// Whether the value is secret or holds one.
  package var isTainted: Bool {
    switch self {
    case .secret: true
    case .list(let items): items.contains { $0.isTainted }
    case .record(let record): record.values.contains { $0.isTainted }
    case .null, .bool, .int, .double, .text, .duration: false
    }
  }

  package var isNull: Bool {
    if case .null = self { true } else { false }
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByNilLiteral, ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral
{
  package init(stringLiteral value: String) { self = .text(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .int(value) }
  package init(nilLiteral: ()) { self = .null }
  package init(arrayLiteral elements: Value...) { self = .list(elements) }
  package init(dictionaryLiteral elements: (String, Value)...) {
    self = .record(Record(elements, uniquingKeysWith: { $1 }))
  }

  /// The text, or null where there is none: most optional fields of results are such.
  package init(_ text: String?) { self = text.map(Value.text) ?? .null }
}
