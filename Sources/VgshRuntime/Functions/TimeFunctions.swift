/// Functions on the session's time, which is the sandbox's where the session is on one.
enum TimeFunctions {
  static let all = [
    Function(
      "now", summary: "the time now: RFC 3339, UTC, with milliseconds", example: "len(now()) == 24",
      body: .clock { _, context in
        .text(CalendarTime(try await context.host.now()).rfc3339)
      }),
    Function(
      "date_format", "time", "pattern",
      summary: "a time (RFC 3339 text, or seconds since 1970) as a pattern says, in UTC: "
        + DatePattern.letters.map { "%\($0.letter) \($0.meaning)" }.joined(separator: ", "),
      example: #"date_format("2017-09-15T06:44:15.274Z", "%d.%m.%Y %H:%M") == "15.09.2017 06:44""#,
      body: .pure(dateFormat)),
  ]

  private static func dateFormat(_ args: [Value]) throws(ValueError) -> Value {
    let time = try calendarTime(args[0])
    let pattern = try args[1].text(for: "pattern", of: "date_format")
    return .text(try DatePattern.format(time, as: pattern), madeFrom: args)
  }

  private static func calendarTime(_ value: Value) throws(ValueError) -> CalendarTime {
    switch value {
    case .int, .double:
      guard let seconds = value.asDouble, let instant = CalendarTime.instant(secondsSince1970: seconds) else {
        throw ValueError("bad-time", "date_format: \(value.displayText) seconds lie outside the years 0 to 9999")
      }
      return CalendarTime(instant)
    case .text, .secret:
      guard let time = CalendarTime(rfc3339: try value.text(for: "time", of: "date_format")) else {
        throw ValueError(
          "bad-time", "date_format: \(value.quoted) is no RFC 3339 time", help: "such as 2017-09-15T06:44:15.274Z")
      }
      return time
    case .null, .bool, .duration, .list, .record:
      throw value.mismatch("time", of: "date_format", "a time: RFC 3339 text or seconds since 1970")
    }
  }
}
