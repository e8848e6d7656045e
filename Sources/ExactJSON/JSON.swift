public import OrderedCollections

/// A JSON value whose integers are exact and whose objects keep the order of their keys.
///
/// ```swift
/// let reply = try JSON(parsing: #"{"users": [{"id": 9007199254740993}]}"#)
/// reply["users"]?[0]?["id"]?.integer  // 9007199254740993, which a Double cannot hold
/// ```
///
/// Two values are equal when they are the same kind and hold the same; the order of an object's keys does not count,
/// and the integer `1` is not the double `1.0`.
public enum JSON: Sendable {
  case null
  case bool(Bool)
  /// A number written without fraction and exponent that fits 64 bits.
  case integer(Int)
  /// Any other number. Never infinite or not-a-number when it comes from the parser.
  case double(Double)
  case string(String)
  case array([JSON])
  case object(OrderedDictionary<String, JSON>)
}

extension JSON: Equatable {
  public static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.double(let left), .double(let right)): left == right
    case (.string(let left), .string(let right)): left == right
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)):
      left.count == right.count && left.allSatisfy { key, value in right[key] == value }
    case (.null, _), (.bool, _), (.integer, _), (.double, _), (.string, _), (.array, _), (.object, _): false
    }
  }
}

extension JSON: CustomStringConvertible {
  /// The compact JSON text, the same as `text()`.
  public var description: String { text() }
}
