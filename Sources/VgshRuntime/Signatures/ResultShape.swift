/// What is known of a command's value before it runs; the static check follows fields through it.
package indirect enum ResultShape: Hashable, Sendable {
  /// No value at all.
  case none
  /// Anything.
  case any
  /// A text, number or other value without fields.
  case scalar
  /// A record with exactly these fields, any of which may be null.
  case record([Field])
  case list(ResultShape)

  package struct Field: Hashable, Sendable {
    package let name: String
    package let shape: ResultShape

    package init(_ name: String, _ shape: ResultShape = .scalar) {
      self.name = name
      self.shape = shape
    }
  }

  /// A record of plain values.
  package static func fields(_ names: String...) -> ResultShape { .record(names.map { Field($0) }) }

  /// The shape with only some of the fields of its records, as `--fields` leaves them.
  func keeping(_ names: [String]) -> ResultShape {
    switch self {
    case .record(let fields): .record(fields.filter { names.contains($0.name) })
    case .list(let rows): .list(rows.keeping(names))
    case .none, .any, .scalar: self
    }
  }

  /// A list of records of plain values.
  package static func rows(_ names: String...) -> ResultShape { .list(.record(names.map { Field($0) })) }
}
