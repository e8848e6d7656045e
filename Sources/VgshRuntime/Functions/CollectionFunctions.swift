/// Functions on lists and records. What they pick out is as secret as it was, nothing more.
enum CollectionFunctions {
  static let all = [
    Function(
      "len", "value", summary: "characters of a text, items of a list, fields of a record",
      example: "len([1, 2, 3]) == 3", body: .pure(len)),
    Function(
      "keys", "record", summary: "the names of a record's fields", example: #"keys({a: 1, b: 2}) == ["a", "b"]"#,
      body: .pure { args throws(ValueError) in
        .list(try args[0].record(for: "record", of: "keys").keys.map(Value.text))
      }),
    Function(
      "values", "record", summary: "the values of a record's fields", example: "values({a: 1, b: 2}) == [1, 2]",
      body: .pure { args throws(ValueError) in
        .list(Array(try args[0].record(for: "record", of: "values").values))
      }),
    Function(
      "get", "value", "path", "default?",
      summary: "what a path such as \"users.0.id\" leads to, or the default (null) where it leads nowhere",
      example: #"get({a: {b: 1}}, "a.c", 0) == 0"#, body: .pure(get)),
    Function(
      "first", "list", summary: "the first item of a list", example: "first([1, 2, 3]) == 1",
      body: .pure { args throws(ValueError) in try end(args[0], of: "first", \.first) }),
    Function(
      "last", "list", summary: "the last item of a list", example: "last([1, 2, 3]) == 3",
      body: .pure { args throws(ValueError) in try end(args[0], of: "last", \.last) }),
    Function(
      "type", "value", summary: "null, bool, int, double, text, duration, list or record",
      example: #"type(5m) == "duration""#,
      body: .pure { args throws(ValueError) in .text(args[0].typeName) }),
  ]

  private static func len(_ args: [Value]) throws(ValueError) -> Value {
    switch args[0] {
    case .text(let text): .int(text.count)
    case .secret(let secret): .int(secret.reveal().count)
    case .list(let items): .int(items.count)
    case .record(let record): .int(record.count)
    case .null, .bool, .int, .double, .duration: throw args[0].mismatch("value", of: "len", "a text, list or record")
    }
  }

  private static func end(
    _ value: Value, of function: String, _ pick: ([Value]) -> Value?
  ) throws(ValueError) -> Value {
    if let item = pick(try value.list(for: "list", of: function)) { return item }
    throw ValueError("index-out-of-range", "\(function): the list is empty", help: "get(…, 0) gives null there")
  }

  private static func get(_ args: [Value]) throws(ValueError) -> Value {
    switch args[0] {
    case .list, .record, .null: break
    case .bool, .int, .double, .text, .duration, .secret:
      throw args[0].mismatch("value", of: "get", "a list, record or null")
    }
    let path: Substring
    switch args[1] {
    case .int(let place): path = Substring(String(place))
    case .text(let text): path = text[...]
    case .secret(let secret): path = secret.reveal()[...]
    case .null, .bool, .double, .duration, .list, .record:
      throw args[1].mismatch("path", of: "get", "a text or int")
    }
    return find(path, in: args[0]) ?? (args.count > 2 ? args[2] : .null)
  }

  /// A field whose name is the whole rest of the path is preferred, so that names with dots can be reached.
  private static func find(_ path: Substring, in value: Value) -> Value? {
    if let found = step(path, in: value) { return found }
    guard let dot = path.firstIndex(of: ".") else { return Value?.none }
    return step(path[..<dot], in: value).flatMap { find(path[path.index(after: dot)...], in: $0) }
  }

  // `Value?.none` is spelled out: a bare `nil` may be read as the value null.
  private static func step(_ name: Substring, in value: Value) -> Value? {
    switch value {
    case .record(let record): return record[String(name)]
    case .list(let items):
      guard let place = Int(name) else { return Value?.none }
      let position = place < 0 ? items.count + place : place
      guard items.indices.contains(position) else { return Value?.none }
      return items[position]
    case .null, .bool, .int, .double, .text, .duration, .secret: return Value?.none
    }
  }
}
