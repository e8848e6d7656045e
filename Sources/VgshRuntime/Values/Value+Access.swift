import VgshBase

extension Value {
  /// `.name`: a field of a record.
  ///
  /// - Parameter isSecret: whether errors must not say the name.
  func field(_ name: String, isSecret: Bool = false) throws(ValueError) -> Value {
    guard case .record(let record) = self else {
      let help = isNull ? nil : "only records have fields; in text write ${…} around the variable's name"
      throw ValueError("no-such-field", "\(typePhrase) has no field '\(isSecret ? Redactor.mark : name)'", help: help)
    }
    if let value = record[name] { return value }
    throw Self.missing(isSecret ? Redactor.mark : name, in: record)
  }

  /// `[index]`: an item of a list by its place, a field of a record by its name.
  func item(_ index: Value) throws(ValueError) -> Value {
    switch (self, index) {
    case (.list(let items), .int(let place)):
      return items[try Self.position(place, count: items.count)]
    case (.record, .text(let name)): return try field(name)
    case (.record, .secret(let name)): return try field(name.reveal(), isSecret: true)
    case (.list, _): throw ValueError("type-mismatch", "a list is indexed by an int, not \(index.typePhrase)")
    case (.record, _): throw ValueError("type-mismatch", "a record is indexed by a text, not \(index.typePhrase)")
    default: throw ValueError("type-mismatch", "\(typePhrase) has no items; lists and records do")
    }
  }

  /// Where an index points in a list of so many items; negative ones count from its end.
  static func position(_ place: Int, count: Int) throws(ValueError) -> Int {
    let position = place < 0 ? count + place : place
    guard position >= 0, position < count else {
      let has =
        count == 0 ? "the list is empty" : "the list has \(count) item\(count == 1 ? "" : "s"), 0 to \(count - 1)"
      throw ValueError("index-out-of-range", "index \(place) is out of range: \(has)")
    }
    return position
  }

  private static func missing(_ name: String, in record: Record) -> ValueError {
    guard !record.isEmpty else { return ValueError("no-such-field", "no field '\(name)': the record is empty") }
    let shown = record.keys.prefix(20).joined(separator: ", ") + (record.count > 20 ? ", …" : "")
    let help = Suggestion.nearest(to: name, among: record.keys).map { "did you mean '\($0)'?" }
    return ValueError("no-such-field", "no field '\(name)': there is \(shown)", help: help)
  }

  /// A place within a value, for assignment.
  enum Step: Sendable {
    case field(String)
    case item(Value)
  }

  /// Puts a value at a place inside: `$r.k = …` may add a key, `$l[i] = …` may not grow a list.
  mutating func assign(_ value: Value, at path: ArraySlice<Step>) throws(ValueError) {
    guard let step = path.first else {
      self = value
      return
    }
    switch (self, step) {
    case (.list(var items), .item(.int(let place))):
      let position = try Self.position(place, count: items.count)
      // The old value is let go first, so that the change is made in place.
      self = .null
      defer { self = .list(items) }
      try items[position].assign(value, at: path.dropFirst())
    case (.record(var record), .field(let name)), (.record(var record), .item(.text(let name))):
      if path.count > 1, record[name] == nil { throw Self.missing(name, in: record) }
      self = .null
      defer { self = .record(record) }
      try record[name, default: .null].assign(value, at: path.dropFirst())
    case (_, .field(let name)):
      throw ValueError("no-such-field", "\(typePhrase) has no field '\(name)' to assign to")
    case (.list, .item(let index)):
      throw ValueError("type-mismatch", "a list is indexed by an int, not \(index.typePhrase)")
    case (.record, .item(.secret)):
      throw ValueError("type-mismatch", "a secret text cannot name a field to assign to, for names are shown")
    case (.record, .item(let index)):
      throw ValueError("type-mismatch", "a record is indexed by a text, not \(index.typePhrase)")
    case (_, .item):
      throw ValueError("type-mismatch", "\(typePhrase) has no items to assign to")
    }
  }
}
