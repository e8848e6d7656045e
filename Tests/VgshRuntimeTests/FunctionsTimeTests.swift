import Testing
import VgshRuntime

struct FunctionsTimeTests {
  let call = FunctionCall()

  @Test func `now is the host's time in RFC 3339 with milliseconds`() async throws {
    for (milliseconds, text) in [
      (0, "1970-01-01T00:00:00.000Z"), (1_505_457_855_274, "2017-09-15T06:44:15.274Z"),
      (951_782_400_001, "2000-02-29T00:00:00.001Z"), (-1, "1969-12-31T23:59:59.999Z"),
      (4_107_542_399_999, "2100-02-28T23:59:59.999Z"), (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
    ] as [(Int64, String)] {
      let host = FunctionHost(time: Instant(milliseconds: milliseconds))
      try await FunctionCall(host: host).expect("now", gives: .text(text))
    }
  }

  @Test func `date_format writes every letter`() async throws {
    let time: Value = "2017-09-05T06:04:05.007Z"
    try await call.expect("date_format", time, "%Y-%m-%d %H:%M:%S.%L", gives: "2017-09-05 06:04:05.007")
    try await call.expect("date_format", time, "%a %A %b %B %j", gives: "Tue Tuesday Sep September 248")
    try await call.expect("date_format", time, "%FT%T %s 100%%", gives: "2017-09-05T06:04:05 1504591445 100%")
    try await call.expect("date_format", time, "é", gives: "é")
    try await call.expect("date_format", time, "", gives: "")
  }

  @Test(arguments: [
    ("2017-09-15T06:44:15Z", "2017-09-15 06:44:15.000"),
    ("2017-09-15T06:44:15.274438", "2017-09-15 06:44:15.274"),
    ("2017-09-15 06:44:15.2+03:30", "2017-09-15 03:14:15.200"),
    ("2017-12-31t23:59:60z", "2018-01-01 00:00:00.000"),
    ("2016-02-29T00:00:00-00:01", "2016-02-29 00:01:00.000"),
    ("0000-01-01T00:00:00Z", "0000-01-01 00:00:00.000"),
    ("9999-12-31T23:59:59.9999Z", "9999-12-31 23:59:59.999"),
  ])
  func `date_format reads what servers write, in UTC`(text: String, expected: String) async throws {
    try await call.expect("date_format", .text(text), "%F %T.%L", gives: .text(expected))
  }

  @Test func `date_format takes seconds since 1970`() async throws {
    try await call.expect("date_format", 1_505_457_855, "%FT%T.%L", gives: "2017-09-15T06:44:15.000")
    try await call.expect("date_format", .double(-0.5), "%FT%T.%L", gives: "1969-12-31T23:59:59.500")
    await call.expect(
      "date_format", .int(.max), "%F", fails: "date_format: 9223372036854775807 seconds lie outside the years 0 to 9999"
    )
  }

  @Test(arguments: [
    "", "today", "2017-09-15", "2017-9-15T06:44:15Z", "2017-02-29T00:00:00Z", "2017-13-01T00:00:00Z",
    "2017-09-15T24:00:00Z", "2017-09-15T06:60:15Z", "2017-09-15T06:44:61Z", "2017-09-15T06:44:15.Z",
    "2017-09-15T06:44:15+25:00", "2017-09-15T06:44:15Zz", "2017-09-00T00:00:00Z", "9999-12-31T23:59:59-00:01",
  ])
  func `date_format refuses what is no time`(text: String) async {
    await call.expect("date_format", .text(text), "%F", fails: "date_format: '\(text)' is no RFC 3339 time")
  }

  @Test func `date_format refuses other types and patterns`() async {
    let time: Value = "2017-09-15T06:44:15Z"
    await call.expect(
      "date_format", nil, "%F", fails: "date_format: time must be a time: RFC 3339 text or seconds since 1970, not null"
    )
    await call.expect("date_format", time, 1, fails: "date_format: pattern must be a text, not an int")
    await call.expect("date_format", time, "%Y %Q", fails: "date_format: the pattern has an unknown %Q")
    await call.expect(
      "date_format", time, .text(String(repeating: "%A", count: 501)),
      fails: "date_format: the pattern is longer than 1000 bytes")
    await call.expect("date_format", time, "%Y%", fails: "date_format: the pattern ends with a single %")
  }

  @Test func `weekdays and days of the year follow the calendar through leap years`() async throws {
    try await call.expect("date_format", "1900-01-01T00:00:00Z", "%a %j", gives: "Mon 001")
    try await call.expect("date_format", "2000-12-31T00:00:00Z", "%a %j", gives: "Sun 366")
    try await call.expect("date_format", "1969-12-31T00:00:00Z", "%a %j", gives: "Wed 365")
  }
}
