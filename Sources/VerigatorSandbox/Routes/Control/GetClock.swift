import ExactJSON

/// `GET /sandbox/clock`: the sandbox's time.
///
/// `{"now": "2017-07-06T13:12:03.141Z", "offset_seconds": 301, "frozen": false}`, where the offset is what the clock is
/// ahead of the real time.
enum GetClock {
  static var route: Route {
    Route(
      .clock, .get, "/sandbox/clock",
      .init(summary: "The sandbox's time", replies: [.init(200, "The clock", SandboxClock.schema)]),
      .control(.reading) { _, transaction in
        Answer(200, try transaction.clock().json(wall: transaction.wall))
      })
  }
}

extension SandboxClock {
  func json(wall: Int64) -> JSON {
    let seconds: JSON =
      offset.isMultiple(of: 1000) ? .integer(Int(offset / 1000)) : .double(Double(offset) / 1000)
    return ["now": .string(now(wall: wall).rfc3339), "offset_seconds": seconds, "frozen": .bool(isFrozen)]
  }

  static var schema: JSONSchema {
    .object([
      "now": .time, "offset_seconds": .number.described("How far it is ahead of the real time"), "frozen": .boolean,
    ]).named("Clock")
  }
}
