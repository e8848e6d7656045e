import ExactJSON

/// `PUT /sandbox/clock`: moves, stops or starts the sandbox's clock. Answers as `GET` does.
///
/// Takes `{"advance_seconds": 301}`, `{"offset_seconds": 60}`, `{"now": "2030-01-01T00:00:00Z"}` and
/// `{"frozen": true}`, also several at once: first the clock is stopped, then set, then advanced, then started.
enum SetClock {
  static var route: Route {
    Route(
      .setClock, .put, "/sandbox/clock",
      .init(
        summary: "Moves, stops or starts the sandbox's clock", body: body.named("ClockChange"),
        replies: [.init(200, "The clock", SandboxClock.schema)]),
      .control(.writing) { call, transaction in
        var clock = try transaction.clock()
        try change(&clock, by: call.fields(), wall: transaction.wall)
        try transaction.save(clock)
        return Answer(200, clock.json(wall: transaction.wall))
      })
  }

  private static var body: JSONSchema {
    let optional: KeyValuePairs<String, JSONSchema> = [
      "now": .time.described("Within the years 1970 to 9999"), "offset_seconds": .number,
      "advance_seconds": .number.adding("minimum", 0).example(301), "frozen": .boolean,
    ]
    return .object([:], optional: optional)
      .adding("minProperties", 1).adding("additionalProperties", false)
      .adding("not", ["required": ["now", "offset_seconds"]])
  }

  private static func change(_ clock: inout SandboxClock, by fields: Fields, wall: Int64) throws(Problem) {
    let known = body.memberNames
    guard !fields.names.isEmpty, fields.names.allSatisfy(known.contains) else {
      throw Problem(
        .invalid, "The clock takes \(known.joined(separator: ", ")), at least one of them, and nothing else")
    }
    if fields["now"] != nil, fields["offset_seconds"] != nil {
      throw Problem(.invalid, "now and offset_seconds cannot be given together")
    }
    let frozen = try frozen(in: fields)
    if frozen == true { clock.freeze(wall: wall) }
    if fields["now"] != nil {
      guard let moment = try Timestamp(rfc3339: fields.text("now")) else {
        throw Problem(.invalid, "now must be a time as in RFC 3339, as 2030-01-01T00:00:00Z")
      }
      clock.set(to: moment, wall: wall)
    }
    if let offset = try milliseconds("offset_seconds", in: fields) { clock.set(offset: offset, wall: wall) }
    if let step = try milliseconds("advance_seconds", in: fields) {
      guard step >= 0 else {
        throw Problem(.invalid, "advance_seconds must not be negative; offset_seconds and now set the clock back")
      }
      clock.advance(by: step)
    }
    guard Timestamp.range.contains(clock.now(wall: wall).milliseconds) else {
      throw Problem(.invalid, "The clock must stay within the years 1970 to 9999")
    }
    if frozen == false { clock.resume(wall: wall) }
  }

  private static func frozen(in fields: Fields) throws(Problem) -> Bool? {
    guard let value = fields["frozen"] else { return nil }
    guard let frozen = value.bool else { throw Problem(.invalid, "frozen must be true or false") }
    return frozen
  }

  private static func milliseconds(_ name: String, in fields: Fields) throws(Problem) -> Int64? {
    guard let value = fields[name] else { return nil }
    guard let seconds = value.double else { throw Problem(.invalid, "\(name) must be a number of seconds") }
    // Far more than the clock's range, and far less than what an Int64 of milliseconds holds.
    guard abs(seconds) <= 1e12 else {
      throw Problem(.invalid, "\(name) is too large; the clock must stay within the years 1970 to 9999")
    }
    return Int64((seconds * 1000).rounded())
  }
}
