public import OrderedCollections

extension JSON {
  /// Whether this is `null`.
  public var isNull: Bool { if case .null = self { true } else { false } }

  /// The truth value, or nil if this is something else.
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

  /// The exact integer, or nil if this is something else, a double like `1.0` included.
  public var integer: Int? { if case .integer(let value) = self { value } else { nil } }

  /// The number, an integer converted to the nearest double; nil if this is no number.
  public var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .double(let value): value
    case .null, .bool, .string, .array, .object: nil
    }
  }

  /// The text, or nil if this is something else.
  public var string: String? { if case .string(let value) = self { value } else { nil } }

  /// The elements, or nil if this is no array.
  public var array: [JSON]? { if case .array(let value) = self { value } else { nil } }

  /// The members in their order, or nil if this is no object.
  public var object: OrderedDictionary<String, JSON>? { if case .object(let value) = self { value } else { nil } }

  /// The member of that name; nil if there is none or this is no object.
  public subscript(key: String) -> JSON? { if case .object(let members) = self { members[key] } else { nil } }

  /// The element at that index, from 0; nil if there is none or this is no array.
  public subscript(index: Int) -> JSON? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// What kind of value this is, for messages: `an object`, `a number`, `null`.
  public var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .integer, .double: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
