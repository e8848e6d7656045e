import ExactJSON

extension Fault {
  /// All members, null where nothing was asked for.
  var json: JSON {
    [
      "operation": operation.map { .string($0.rawValue) } ?? .null,
      "path": path.map { .string($0.text) } ?? .null,
      "probability": probability == 1 ? 1 : .double(probability),
      "after": .integer(after),
      "times": times.map { .integer($0) } ?? .null,
      "status": status.map { .integer($0) } ?? .null,
      "delay_ms": .integer(delay),
      "jitter_ms": .integer(jitter),
      "close": .bool(closes),
      "truncate": .bool(truncates),
      "body": body.map { .string($0) } ?? .null,
    ]
  }

  /// Reads what `json` gives; a member that is missing or null asks for nothing.
  ///
  /// - Parameter place: What messages call the fault: `faults[0]`, or nothing.
  /// - Throws: A 422 that names the member.
  init(_ json: JSON, at place: String) throws(Problem) {
    var reader = try FaultReader(json, at: place)
    operation = try reader.operation()
    path = try reader.path()
    probability = try reader.number("probability", in: 0...1) ?? 1
    after = try reader.integer("after", in: 0...Self.mostRequests) ?? 0
    times = try reader.integer("times", in: 1...Self.mostRequests)
    status = try reader.status()
    delay = try reader.integer("delay_ms", in: 0...Self.longestDelay) ?? 0
    jitter = try reader.integer("jitter_ms", in: 0...Self.longestDelay) ?? 0
    closes = try reader.bool("close") ?? false
    truncates = try reader.bool("truncate") ?? false
    body = try reader.text("body")
    try reader.refuseOthers()
    if closes, status != nil || body != nil || truncates {
      throw reader.problem("close", "sends no answer, so it goes with none of status, body and truncate")
    }
    if status == nil, body == nil, delay == 0, jitter == 0, !closes, !truncates {
      throw Problem(
        .invalid,
        "\(place.isEmpty ? "A fault" : place) does nothing: it needs one of status, body, delay_ms, jitter_ms, close "
          + "and truncate")
    }
  }

  static let mostRequests = 1_000_000

  /// More than a client waits by any usual setting.
  static let longestDelay = 60_000

  /// Statuses whose replies have no body; one would leave the connection out of step.
  static let bodiless = [204, 205, 304]
}

/// Reads the members of a fault one by one.
private struct FaultReader {
  private let json: JSON
  private let place: String
  private var rest: Set<String>

  init(_ json: JSON, at place: String) throws(Problem) {
    guard let members = json.object else {
      throw Problem(.invalid, "\(place) must be a JSON object, not \(json.kindName)")
    }
    self.json = json
    self.place = place
    rest = Set(members.keys)
  }

  func problem(_ name: String, _ text: String) -> Problem {
    Problem(.invalid, "\(place.isEmpty ? name : "\(place).\(name)") \(text)")
  }

  private mutating func member(_ name: String) -> JSON? {
    rest.remove(name)
    guard let value = json[name], !value.isNull else { return nil }
    return value
  }

  mutating func integer(_ name: String, in range: ClosedRange<Int>) throws(Problem) -> Int? {
    guard let value = member(name) else { return nil }
    // 2.0 is a whole number too.
    guard let number = value.integer ?? value.double.flatMap({ Int(exactly: $0) }), range.contains(number) else {
      throw problem(name, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  mutating func number(_ name: String, in range: ClosedRange<Double>) throws(Problem) -> Double? {
    guard let value = member(name) else { return nil }
    guard let number = value.double, range.contains(number) else {
      throw problem(name, "must be a number from \(Int(range.lowerBound)) to \(Int(range.upperBound))")
    }
    return number
  }

  mutating func bool(_ name: String) throws(Problem) -> Bool? {
    guard let value = member(name) else { return nil }
    guard let bool = value.bool else { throw problem(name, "must be true or false") }
    return bool
  }

  mutating func text(_ name: String) throws(Problem) -> String? {
    guard let value = member(name) else { return nil }
    guard let text = value.string else { throw problem(name, "must be a string, not \(value.kindName)") }
    // The storage would take it for the end.
    guard !text.utf8.contains(0) else { throw problem(name, "must not hold the character U+0000") }
    return text
  }

  mutating func operation() throws(Problem) -> Operation? {
    guard let name = try text("operation") else { return nil }
    guard let operation = Operation.calls.first(where: { $0.rawValue == name }) else {
      let names = Operation.calls.map(\.rawValue).joined(separator: ", ")
      throw problem("operation", "must be one of \(names)")
    }
    return operation
  }

  mutating func path() throws(Problem) -> FaultPath? {
    guard let text = try text("path") else { return nil }
    guard text.hasPrefix("/v1/") || text.hasPrefix("/verify/"), text.unicodeScalars.count <= Fields.textLimit
    else {
      throw problem("path", "must begin with /v1/ or /verify/ and have at most \(Fields.textLimit) characters")
    }
    return FaultPath(text)
  }

  mutating func status() throws(Problem) -> Int? {
    guard let status = try integer("status", in: 200...599) else { return nil }
    guard !Fault.bodiless.contains(status) else {
      throw problem("status", "must be one whose reply has a body, so it cannot be \(status)")
    }
    return status
  }

  func refuseOthers() throws(Problem) {
    guard let name = rest.min() else { return }
    throw problem(
      name,
      "is no member of a fault; there are operation, path, probability, after, times, status, delay_ms, jitter_ms, "
        + "close, truncate and body")
  }
}
