import Testing

@testable import VerigatorSandbox

struct ValueTests {
  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2017-07-06T13:12:03.141Z", 1_499_346_723_141),
      ("2017-07-06t15:12:03.1419999+02:00", 1_499_346_723_141), ("2000-02-29 23:59:59.9z", 951_868_799_900),
      ("9999-12-31T23:59:59.999Z", 253_402_300_799_999), ("1969-12-31T23:00:00-01:00", 0),
    ] as [(String, Int64)]) func `a time of RFC 3339 is read`(text: String, milliseconds: Int64)
  {
    #expect(Timestamp(rfc3339: text)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "2017", "2017-07-06", "2017-07-06T13:12:03", "2017-13-06T13:12:03Z", "2017-02-29T00:00:00Z",
    "1900-02-29T00:00:00Z", "2017-07-00T00:00:00Z", "2017-07-06T24:00:00Z", "2017-07-06T13:60:00Z",
    "2017-07-06T13:12:60Z", "2017-07-06T13:12:03.Z", "2017-07-06T13:12:03+0200", "2017-07-06T13:12:03Z ",
    "1969-12-31T23:59:59Z", "+017-07-06T13:12:03Z", "２017-07-06T13:12:03Z", "2017-07-06T13:12:03+24:00",
  ]) func `what is no time is not read`(text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }

  @Test func `times are written as they are read`() {
    var generator = SplitMix64(state: 1)
    for _ in 0..<10_000 {
      let moment = Timestamp(milliseconds: Int64.random(in: Timestamp.range, using: &generator))
      #expect(Timestamp(rfc3339: moment.rfc3339) == moment)
    }
  }

  @Test(arguments: [
    ("coffeeshop.com", "coffeeshop.com"), ("localhost", "localhost"), ("3com.com", "3com.com"),
    ("http://example.com", "example.com"), ("HTTPS://Example.com:8443/path?x=http://y", "Example.com"),
    ("https://user:pass@example.com#top", "example.com"), ("example.com.", "example.com"),
    ("xn--bcher-kva.example", "xn--bcher-kva.example"), ("127.0.0.1", "127.0.0.1"),
    ("https://\u{1F3FB}@example.com:0443?x", "example.com"),
  ]) func `the host of a service is taken`(text: String, host: String) {
    #expect(HostName(fqdn: text)?.text == host)
  }

  @Test(arguments: [
    "", "a b", "-a.com", "a-.com", "a..com", ".com", "bücher.example", "under_score.com", "http://", "http:///x",
    "ftp://example.com", "example.com/path", "example.com:80", "http://example.com:x", "http://example.com:0",
    "http://example.com:+80",
    String(repeating: "a", count: 64) + ".com", String(repeating: "a.", count: 127) + "com", "http://[::1]/",
  ]) func `what is no host is not taken`(text: String) {
    #expect(HostName(fqdn: text) == nil)
  }

  @Test func `ids are version 4 UUIDs, and differ`() {
    var generator = SystemRandomNumberGenerator()
    let ids = (0..<1000).map { _ in generator.uuid() }
    #expect(Set(ids).count == ids.count)
    for id in ids {
      let groups = id.split(separator: "-")
      #expect(groups.map(\.count) == [8, 4, 4, 4, 12])
      #expect(groups[2].first == "4")
      #expect(groups[3].first.map { "89ab".contains($0) } == true)
    }
  }

  @Test func `a PIN has its length and is never all zeros`() {
    var generator = SplitMix64(state: 7)
    for length in 4...16 {
      for _ in 0..<2000 {
        let pin = generator.pin(length: length)
        #expect(pin.count == length)
        #expect(pin.contains { $0 != "0" })
      }
    }
  }

  @Test func `a query and a path are decoded`() {
    let target = RequestTarget("/sandbox/pins/%2B372+5?to=%2B372+5&x&=y&limit=%31%zz")
    #expect(target.path == "/sandbox/pins/%2B372+5")
    #expect(target.segments == ["sandbox", "pins", "+372+5"])
    #expect(target.parameter("to") == "+372 5")
    #expect(target.parameter("x") == "")
    #expect(target.parameter("limit") == "1%zz")
    #expect(target.parameter("other") == nil)
  }
}
