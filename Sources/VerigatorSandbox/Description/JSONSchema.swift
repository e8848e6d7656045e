import ExactJSON
import OrderedCollections

/// What JSON values are allowed in a place, as JSON Schema 2020-12 says it, which OpenAPI 3.1 uses.
///
/// Schemas of replies say what is there and leave room for more, for a client made from them must live with the real
/// host, whose replies may have other members.
struct JSONSchema: Sendable {
  /// The members of the schema's own object.
  private(set) var keywords: OrderedDictionary<String, JSON>

  /// The named schemas that it refers to, itself included where it has a name.
  private(set) var components: OrderedDictionary<String, JSON>

  var json: JSON { .object(keywords) }

  private init(
    _ keywords: OrderedDictionary<String, JSON>, components: [OrderedDictionary<String, JSON>] = []
  ) {
    self.keywords = keywords
    self.components = components.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
  }
}

// MARK: - Kinds

extension JSONSchema {
  static var string: JSONSchema { JSONSchema(["type": "string"]) }
  static var boolean: JSONSchema { JSONSchema(["type": "boolean"]) }
  static var number: JSONSchema { JSONSchema(["type": "number"]) }
  static var null: JSONSchema { JSONSchema(["type": "null"]) }

  /// A text of one of the formats that JSON Schema knows by name, as `uuid` and `date-time`.
  static func string(format: String) -> JSONSchema { string.adding("format", .string(format)) }

  /// A text that a regular expression of ECMA-262 matches; one that is to match all of it is anchored.
  static func string(pattern: String) -> JSONSchema { string.adding("pattern", .string(pattern)) }

  static func integer(_ range: PartialRangeFrom<Int>) -> JSONSchema {
    JSONSchema(["type": "integer", "minimum": .integer(range.lowerBound)])
  }

  static func integer(_ range: ClosedRange<Int>) -> JSONSchema {
    integer(range.lowerBound...).adding("maximum", .integer(range.upperBound))
  }

  static func constant(_ value: JSON) -> JSONSchema { JSONSchema(["const": value]) }

  /// One of some words.
  static func words(_ words: [String]) -> JSONSchema {
    string.adding("enum", .array(words.map { .string($0) }))
  }

  static func array(of element: JSONSchema) -> JSONSchema {
    JSONSchema(["type": "array", "items": element.json], components: [element.components])
  }

  static func either(_ schemas: JSONSchema...) -> JSONSchema {
    JSONSchema(["anyOf": .array(schemas.map(\.json))], components: schemas.map(\.components))
  }

  /// An object.
  ///
  /// - Parameters:
  ///   - required: The members that are always there.
  ///   - optional: Those that may be missing.
  static func object(
    _ required: KeyValuePairs<String, JSONSchema>, optional: KeyValuePairs<String, JSONSchema> = [:]
  ) -> JSONSchema {
    let members = Array(required) + Array(optional)
    let properties = OrderedDictionary(members.map { ($0.key, $0.value.json) }) { first, _ in first }
    let object = JSONSchema(
      ["type": "object", "properties": .object(properties)], components: members.map(\.value.components))
    return required.isEmpty ? object : object.adding("required", .array(required.map { .string($0.key) }))
  }
}

extension JSONSchema {
  /// An object of parameters, none of which has to be there.
  static func form(_ parameters: [Route.Query]) -> JSONSchema {
    let properties = parameters.map { ($0.name, $0.schema.described($0.meaning).json) }
    return JSONSchema(["type": "object", "properties": .object(OrderedDictionary(uniqueKeysWithValues: properties))])
  }
}

// MARK: - Changes

extension JSONSchema {
  /// The same with a keyword that has no function of its own here.
  func adding(_ keyword: String, _ value: JSON) -> JSONSchema {
    var schema = self
    schema.keywords[keyword] = value
    return schema
  }

  /// The same with words for people.
  func described(_ text: String) -> JSONSchema { adding("description", .string(text)) }

  func example(_ value: JSON) -> JSONSchema { adding("examples", [value]) }

  /// The same or null.
  var orNull: JSONSchema { .either(self, .null) }

  /// The same under a name, by which it is referred to: generators of clients make a type of it.
  func named(_ name: String) -> JSONSchema {
    JSONSchema(["$ref": .string("#/components/schemas/\(name)")], components: [components, [name: json]])
  }

  /// The names of an object's members, in the order they were given; none where it is only referred to.
  var memberNames: [String] { Array(keywords["properties"]?.object?.keys ?? []) }
}
