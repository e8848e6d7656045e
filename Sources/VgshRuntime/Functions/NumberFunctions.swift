/// Functions on numbers, and on lists of what has an order or a sum.
enum NumberFunctions {
  static let all = [
    Function(
      "min", "values...", summary: "the least of a list or of several values", example: "min([3, 1, 2]) == 1",
      body: .pure { args throws(ValueError) in
        try extreme(args, of: "min") { (candidate, best) throws(ValueError) in try candidate.isLess(than: best) }
      }),
    Function(
      "max", "values...", summary: "the greatest of a list or of several values", example: "max(1, 3, 2) == 3",
      body: .pure { args throws(ValueError) in
        try extreme(args, of: "max") { (candidate, best) throws(ValueError) in try best.isLess(than: candidate) }
      }),
    Function(
      "abs", "number", summary: "a number or duration without its sign", example: "abs(-3) == 3", body: .pure(abs)),
    Function(
      "sum", "list", summary: "the sum of a list of numbers or durations, 0 of none", example: "sum(1..4) == 10",
      body: .pure(sum)),
    Function(
      "sort", "list", "by?",
      summary: "a list of numbers, texts or durations in their order, or one of records in that of a field",
      example: "sort([3, 1, 2]) == [1, 2, 3]", body: .pure(sort)),
    Function(
      "unique", "list", summary: "a list without the items that came before", example: "unique([1, 2, 1]) == [1, 2]",
      body: .pure(unique)),
  ]

  private static func extreme(
    _ args: [Value], of function: String, _ isBetter: (Value, Value) throws(ValueError) -> Bool
  ) throws(ValueError) -> Value {
    var values = args
    if args.count == 1 { values = try args[0].list(for: "values", of: function) }
    guard var best = values.first else { throw ValueError("bad-argument", "\(function): the list is empty") }
    _ = try best.isLess(than: best)  // a single item must have an order too
    for candidate in values.dropFirst() where try isBetter(candidate, best) { best = candidate }
    return best
  }

  private static func abs(_ args: [Value]) throws(ValueError) -> Value {
    switch args[0] {
    case .int(let number): return number < 0 ? try args[0].negated() : args[0]
    case .double(let number): return .double(number.magnitude)
    case .duration(let duration): return duration < .zero ? try args[0].negated() : args[0]
    case .null, .bool, .text, .list, .record, .secret:
      throw args[0].mismatch("number", of: "abs", "a number or duration")
    }
  }

  private static func sum(_ args: [Value]) throws(ValueError) -> Value {
    var total: Value?
    for item in try args[0].list(for: "list", of: "sum") {
      switch item {
      case .int, .double, .duration: total = try total?.adding(item) ?? item
      case .null, .bool, .text, .list, .record, .secret:
        throw item.mismatch("each item", of: "sum", "a number or duration")
      }
    }
    return total ?? 0
  }

  private static func sort(_ args: [Value]) throws(ValueError) -> Value {
    let items = try args[0].list(for: "list", of: "sort")
    var keys = items
    if args.count > 1 {
      let field = try args[1].text(for: "by", of: "sort")
      for (index, item) in items.enumerated() {
        keys[index] = try item.field(field, isSecret: args[1].isTainted)
      }
    }
    // Seen to beforehand, for the library's sort throws no typed errors: what has an order with one has it with all.
    for key in keys { _ = try key.isLess(than: keys[0]) }
    let order = keys.indices.sorted { (try? keys[$0].isLess(than: keys[$1])) == true }
    return .list(order.map { items[$0] })
  }

  private static func unique(_ args: [Value]) throws(ValueError) -> Value {
    var seen: Set<ValueIdentity> = []
    return .list(try args[0].list(for: "list", of: "unique").filter { seen.insert(ValueIdentity(value: $0)).inserted })
  }
}

/// A value as a key: two are equal where `isSame` says so.
private struct ValueIdentity: Hashable {
  let value: Value

  static func == (left: Self, right: Self) -> Bool { left.value.isSame(as: right.value) }

  func hash(into hasher: inout Hasher) {
    switch value {
    case .null: hasher.combine(0)
    case .bool(let bool): hasher.combine(bool)
    case .int(let number): hasher.combine(Double(number))
    case .double(let number): hasher.combine(number)
    case .text, .secret: hasher.combine(value.revealedText)
    case .duration(let duration): hasher.combine(duration)
    case .list(let items):
      for item in items { hasher.combine(ValueIdentity(value: item)) }
    case .record(let record):
      // The order of keys does not count, so that of the hashing must not either.
      hasher.combine(record.reduce(0) { $0 ^ Self.hash(of: $1.key, $1.value) })
    }
  }
  private static func hash(of key: String, _ value: Value) -> Int {
    var hasher = Hasher()
    hasher.combine(key)
    hasher.combine(ValueIdentity(value: value))
    return hasher.finalize()
  }
}
