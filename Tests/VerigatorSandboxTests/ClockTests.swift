import ExactJSON
import Synchronization
import Testing
import VerigatorSandbox

struct ClockTests {
  @Test func `the clock begins at the real time`() async throws {
    try await TestSandbox.run { sandbox in
      let reply = try await sandbox.send("GET", "/sandbox/clock", headers: [])
      #expect(reply.status == 200)
      #expect(reply.json == ["now": "2017-07-06T13:12:03.141Z", "offset_seconds": 0, "frozen": false])
    }
  }

  @Test(arguments: [
    (#"{"advance_seconds":301}"#, "2017-07-06T13:17:04.141Z", 301 as JSON),
    (#"{"offset_seconds":-0.141}"#, "2017-07-06T13:12:03.000Z", -0.141),
    (#"{"offset_seconds":86400}"#, "2017-07-07T13:12:03.141Z", 86_400),
    (#"{"now":"2017-07-06T15:12:13.1415+02:00"}"#, "2017-07-06T13:12:13.141Z", 10),
    (#"{"advance_seconds":1,"offset_seconds":2}"#, "2017-07-06T13:12:06.141Z", 3),
  ]) func `the clock is moved`(body: String, now: String, offset: JSON) async throws {
    try await TestSandbox.run { sandbox in
      let reply = try await sandbox.send("PUT", "/sandbox/clock", body, headers: [])
      #expect(reply.status == 200)
      #expect(reply.json == ["now": .string(now), "offset_seconds": offset, "frozen": false])
      #expect(try await sandbox.send("GET", "/sandbox/clock").json == reply.json)
      let reset = try await sandbox.send("DELETE", "/sandbox/clock")
      #expect(reset.json == ["now": "2017-07-06T13:12:03.141Z", "offset_seconds": 0, "frozen": false])
    }
  }

  @Test func `a frozen clock stands, can be moved, and goes on from where it stood`() async throws {
    let wall = Mutex(TestSandbox.wall)
    try await TestSandbox.run(wallClock: { wall.withLock { $0 } }) { sandbox in
      func clock(_ body: String) async throws -> [JSON?] {
        wall.withLock { $0 += 10_000 }
        let json = try await sandbox.send("PUT", "/sandbox/clock", body).json
        return [json["now"], json["offset_seconds"], json["frozen"]]
      }
      let frozen = try await clock(#"{"now":"2030-01-01T00:00:00Z","frozen":true}"#)
      #expect(frozen[0] == "2030-01-01T00:00:00.000Z")
      // Not how far it is ahead of the real time, which would be another in every run.
      #expect(frozen[1] == 0)
      #expect(frozen[2] == true)
      #expect(try await clock(#"{"frozen":true}"#) == frozen)
      let advanced = try await clock(#"{"advance_seconds":1.5}"#)
      #expect(advanced == ["2030-01-01T00:00:01.500Z", 1.5, true])
      #expect(try await clock(#"{"frozen":false}"#)[0] == "2030-01-01T00:00:01.500Z")
      #expect(try await clock(#"{"advance_seconds":0}"#)[0] == "2030-01-01T00:00:11.500Z")
    }
  }

  @Test(arguments: [
    ("{}", "advance_seconds"), (#"{"advance":1}"#, "advance_seconds"), (#"{"advance_seconds":"1"}"#, "advance_seconds"),
    (#"{"frozen":1}"#, "frozen must be true or false"), (#"{"now":"tomorrow"}"#, "RFC 3339"),
    (#"{"now":1}"#, "now must be a string"), (#"{"advance_seconds":-1}"#, "advance_seconds must not be negative"),
    (#"{"advance_seconds":-0.001}"#, "negative"), (#"{"advance_seconds":1e300}"#, "advance_seconds is too large"),
    (#"{"offset_seconds":-1e13}"#, "offset_seconds is too large"), (#"{"advance_seconds":3e11}"#, "1970 to 9999"),
    (#"{"offset_seconds":1e300}"#, "offset_seconds"), (#"{"offset_seconds":-9e9}"#, "1970 to 9999"),
    (#"{"now":"2030-01-01T00:00:00Z","offset_seconds":1}"#, "together"),
  ]) func `what the clock cannot do is a 422 and changes nothing`(body: String, message: String) async throws {
    try await TestSandbox.run { sandbox in
      let reply = try await sandbox.send("PUT", "/sandbox/clock", body)
      #expect(reply.status == 422)
      #expect(reply.message.contains(message))
      #expect(try await sandbox.send("GET", "/sandbox/clock").json["offset_seconds"] == 0)
    }
  }
}
