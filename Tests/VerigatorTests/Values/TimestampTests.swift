import Testing
import Verigator
import VgshTestSupport

@Suite struct TimestampTests {
  @Test(arguments: [
    ("2017-07-06T13:12:03.141Z", "2017-07-06T13:12:03.141Z"),
    ("2017-09-15T06:44:15.274438", "2017-09-15T06:44:15.274Z"),
    ("2017-09-15T06:44:15", "2017-09-15T06:44:15Z"), ("2017-09-15 06:44:15+02:00", "2017-09-15T04:44:15Z"),
    ("2017-09-15t06:44:15.1z", "2017-09-15T06:44:15.100Z"), ("2016-02-29T23:59:60Z", "2016-03-01T00:00:00Z"),
    ("1969-12-31T23:59:59.999999999Z", "1969-12-31T23:59:59.999Z"), ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
    ("2017-09-15T06:44:15-0330", "2017-09-15T10:14:15Z"), ("1505457855", "2017-09-15T06:44:15Z"),
    ("2000-02-29T00:00:00.1234567891Z", "2000-02-29T00:00:00.123Z"), ("-1", "1969-12-31T23:59:59Z"),
  ])
  func `a time is read in all the forms that servers send`(text: String, expected: String) throws {
    let timestamp = Timestamp(text)
    #expect(timestamp.text == text)
    #expect(try #require(timestamp.instant).description == expected)
  }

  @Test func `a fraction is read to the nanosecond`() {
    #expect(Timestamp("1970-01-01T00:00:00.123456789Z").instant == UTCInstant(seconds: 0, nanoseconds: 123_456_789))
    #expect(Timestamp("1970-01-01T00:00:00.5Z").instant == UTCInstant(seconds: 0, nanoseconds: 500_000_000))
  }

  @Test(arguments: [
    "", "yesterday", "2017-13-01T00:00:00Z", "2017-02-29T00:00:00Z", "2017-01-01", "2017-01-01T24:00:00Z",
    "2017-01-01T00:00Z",
    "2017-01-01T00:00:00.Z", "2017-01-01T00:00:00+25:00", "2017-01-01T00:00:00Zx", "99999999999999999999",
    "17-01-01T00:00:00Z",
    "2017-01-00T00:00:00Z", "9999999999999",
  ])
  func `a time that cannot be read is kept as text`(text: String) {
    #expect(Timestamp(text).text == text)
    #expect(Timestamp(text).instant == nil)
  }

  @Test(
    arguments: [
      ("1505457855", "1505457855", "2017-09-15T06:44:15Z"),
      ("1505457855.5", "1505457855.5", "2017-09-15T06:44:15.500Z"),
      ("1e300", "1e+300", nil), ("\"soon\"", "soon", nil),
    ] as [(String, String, String?)])
  func `a time may be a number in the reply, and never makes a call fail`(
    ctime: String, text: String, expected: String?
  ) async throws {
    let transport = FakeTransport(.reply(200, body: #"{"id":"1","ctime":\#(ctime)}"#))
    let service = try await VerigatorClient.test(transport).service(ServiceID("1"))
    #expect(service.ctime?.text == text)
    #expect(service.ctime?.instant?.description == expected)
  }

  @Test func `moving a point in time and measuring agree`() {
    let start = UTCInstant(seconds: -1, nanoseconds: 900_000_000)
    for duration in [Duration.milliseconds(150), .milliseconds(-950), .seconds(3), .nanoseconds(1)] {
      #expect(start.advanced(by: duration).since(start) == duration)
    }
  }
}
