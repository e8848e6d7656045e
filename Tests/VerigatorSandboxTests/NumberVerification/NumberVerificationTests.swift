import ExactJSON
import Testing
import VerigatorSandbox

struct NumberVerificationTests {
  @Test func `a PIN is sent, shown in the inbox, and good once`() async throws {
    try await TestSandbox.run { sandbox in
      let (id, pin) = try await sandbox.startNumber()
      let message = try await sandbox.newestMessage()
      #expect(pin.count == 4)
      #expect(message["to"] == "+37255555555" && message["sender"] == "Verigator" && message["kind"] == "number")
      #expect(message["text"]?.string == "Your verification PIN code is \(pin)")
      #expect(message["service_id"] == .null && message["user_id"] == .null)
      #expect(message["ctime"] == "2017-07-06T13:12:03.141Z" && message["expires"] == "2017-07-06T13:17:03.141Z")
      #expect(message["attempts_left"] == 5)

      #expect(try await sandbox.verifyNumber(id, pin) == "VERIFIED")
      let used = try await sandbox.newestMessage()
      #expect(used["pin"] == .null && used["text"] == .null && used["attempts_left"] == 0)
      #expect(try await sandbox.verifyNumber(id, pin) == "ERROR 110")
    }
  }

  @Test func `five wrong PINs are invalid, the sixth is throttled though it is right`() async throws {
    try await TestSandbox.run { sandbox in
      let (id, pin) = try await sandbox.startNumber()
      for left in (0..<5).reversed() {
        #expect(try await sandbox.verifyNumber(id, wrong(pin)) == "INVALID")
        #expect(try await sandbox.newestMessage()["attempts_left"] == .integer(left))
      }
      #expect(try await sandbox.verifyNumber(id, pin) == "THROTTLED")
      #expect(try await sandbox.verifyNumber(id, wrong(pin)) == "THROTTLED")
      // Another verification of the same number is another affair.
      let (next, nextPIN) = try await sandbox.startNumber()
      #expect(try await sandbox.verifyNumber(next, nextPIN) == "VERIFIED")
      #expect(try await sandbox.verifyNumber(id, pin) == "THROTTLED")
    }
  }

  @Test func `a PIN expires after its validity, for good, and expiry beats throttling`() async throws {
    try await TestSandbox.run { sandbox in
      let (id, pin) = try await sandbox.startNumber("to=%2B37255555555&validity=60&max_tries=1")
      for _ in 0..<6 { _ = try await sandbox.verifyNumber(id, wrong(pin)) }
      try await sandbox.advanceClock(seconds: 59)
      #expect(try await sandbox.verifyNumber(id, pin) == "THROTTLED")
      try await sandbox.advanceClock(seconds: 1)
      #expect(try await sandbox.verifyNumber(id, pin) == "EXPIRED")
      #expect(try await sandbox.newestMessage()["pin"] == .null)
      _ = try await sandbox.send("PUT", "/sandbox/clock", #"{"offset_seconds":0}"#)
      #expect(try await sandbox.verifyNumber(id, pin) == "EXPIRED")
    }
  }

  @Test func `a PIN that is valid for no time has expired`() async throws {
    try await TestSandbox.run { sandbox in
      let (id, _) = try await sandbox.startNumber("to=%2B37255555555&validity=0")
      #expect(try await sandbox.verifyNumber(id, "1234") == "EXPIRED")
    }
  }

  @Test func `a verification is its account's alone`() async throws {
    var configuration = SandboxConfiguration()
    configuration.open = true
    try await TestSandbox.run(configuration) { sandbox in
      let (id, pin) = try await sandbox.startNumber("to=%2B37255555555&cookie=c")
      let other = "username=other&password=pass&"
      #expect(try await sandbox.number("/verify/pin", "\(other)verification_id=\(id)&pin=\(pin)") == "ERROR 110")
      #expect(try await sandbox.verifyNumber(id, pin) == "VERIFIED")
      #expect(try await sandbox.number("/verify/start", "to=%2B37255555555&cookie=c") == "VERIFIED")
      #expect(try await sandbox.number("/verify/start", "\(other)to=%2B37255555555&cookie=c").hasPrefix("OK "))
      // The account that was let in has the password that it came with.
      #expect(try await sandbox.number("/verify/start", "username=other&password=x&to=%2B37255555555") == "ERROR 101")
    }
  }

  @Test func `a browser that was verified is known again, with that number only`() async throws {
    try await TestSandbox.run { sandbox in
      let (id, pin) = try await sandbox.startNumber("to=%2B37255555555&cookie=first")
      #expect(try await sandbox.number("/verify/start", "to=%2B37255555555&cookie=first").hasPrefix("OK "))
      // The one that typed the PIN counts, not the one that asked for it.
      #expect(try await sandbox.verifyNumber(id, pin, "&cookie=second") == "VERIFIED")
      let sent = try await sandbox.messages().count
      #expect(try await sandbox.number("/verify/start", "to=37255555555&cookie=second") == "VERIFIED")
      #expect(try await sandbox.messages().count == sent)
      for other in ["to=%2B37255555555&cookie=first", "to=%2B37255555556&cookie=second", "to=%2B37255555555"] {
        #expect(try await sandbox.number("/verify/start", other).hasPrefix("OK "), "\(other)")
      }
    }
  }

  @Test func `the cookie of the start counts where the PIN comes without one`() async throws {
    try await TestSandbox.run { sandbox in
      let (id, pin) = try await sandbox.startNumber("to=%2B37255555555&cookie=one")
      #expect(try await sandbox.verifyNumber(id, pin) == "VERIFIED")
      #expect(try await sandbox.number("/verify/start", "to=%2B37255555555&cookie=one") == "VERIFIED")
    }
  }

  @Test(arguments: [
    "%2B37255555555", "37255555555", "+37255555555", "0037255555555", "%2B372%205555-55.55", "(372)_55555555",
  ]) func `a number is understood as its clients write it`(to: String) async throws {
    try await TestSandbox.run { sandbox in
      _ = try await sandbox.send("PUT", "/sandbox/pins/+37255555555", #"{"pin":"471100"}"#)
      let (id, pin) = try await sandbox.startNumber("to=\(to)")
      #expect(pin == "471100", "a pinned PIN counts here too")
      #expect(try await sandbox.verifyNumber(id, pin) == "VERIFIED")
    }
  }

  @Test(arguments: [
    ("start", "", "to is missing"), ("start", "to=", "to is missing"), ("start", "to=%20", "to is missing"),
    ("start", "to=555", "to must be a phone number"), ("start", "to=%2B372x5555555", "to must be a phone number"),
    ("start", "to=%2B37255555555&pin_length=3", "pin_length must be a whole number, 4 to 16"),
    ("start", "to=%2B37255555555&pin_length=17", "pin_length"),
    ("start", "to=%2B37255555555&pin_length=4.5", "pin_length"),
    ("start", "to=%2B37255555555&max_tries=0", "max_tries must be a whole number, from 1"),
    ("start", "to=%2B37255555555&retry_delay=0", "retry_delay"),
    ("start", "to=%2B37255555555&validity=1801", "validity must be a whole number, 0 to 1800"),
    ("start", "to=%2B37255555555&validity=-1", "validity"),
    ("start", "to=%2B37255555555&from=\(String(repeating: "x", count: 1001))", "from is longer than 1000 characters"),
    ("pin", "pin=1", "verification_id is missing"), ("pin", "verification_id=1", "pin is missing"),
  ]) func `a parameter that is wrong is a 102, and the developer is told which`(
    call: String, fields: String, reason: String
  ) async throws {
    let lines = Collected<RequestLogLine>()
    try await TestSandbox.run(log: { lines.append($0) }) { sandbox in
      let reply = try await sandbox.send(
        "POST", "/verify/\(call)", "username=sandbox&password=sandbox&\(fields)", headers: [])
      #expect(reply.status == 200)
      #expect(reply.response.text == "ERROR 102")
      #expect(reply.response[header: "x-sandbox-reason"]?.hasPrefix("ERROR 102: \(reason)") == true)
      #expect(try await sandbox.messages().isEmpty)
    }
    #expect(lines.all.first?.remark?.hasPrefix("ERROR 102: \(reason)") == true)
    #expect(lines.all.first?.operation == (call == "start" ? "number-start" : "number-verify"))
  }

  @Test(arguments: [
    "to=37255555555", "username=sandbox&to=37255555555", "password=sandbox", "username=sandbox&password=wrong",
    "username=nobody&password=sandbox", "username=&password=sandbox", "username=sandbox&password=wrong&to=1",
  ]) func `credentials are judged first`(fields: String) async throws {
    try await TestSandbox.run { sandbox in
      let start = try await sandbox.text("POST", "/verify/start", form: fields)
      let verify = try await sandbox.text("GET", "/v1/verify/pin?\(fields)")
      #expect([start, verify] == ["ERROR 101", "ERROR 101"])
    }
  }

  @Test(arguments: [
    ("template=Hello", "ERROR 109"), ("template=%3Cpin%3E", "ERROR 109"), ("template=", "OK"),
    ("template=%3CPIN%3E%20or%20%3CPIN%3E", "OK"), ("pin_length=&validity=&max_tries=&from=&cookie=", "OK"),
  ]) func `a template must have a place for the PIN; what is empty is not given`(
    fields: String, answer: String
  ) async throws {
    try await TestSandbox.run { sandbox in
      let text = try await sandbox.number("/verify/start", "to=37255555555&\(fields)")
      #expect(text.hasPrefix(answer))
      guard fields.contains("or") else { return }
      let message = try await sandbox.newestMessage()
      let pin = try #require(message["pin"]?.string)
      #expect(message["text"]?.string == "\(pin) or \(pin)")
    }
  }

  @Test func `a PIN has as many digits as were asked for`() async throws {
    try await TestSandbox.run { sandbox in
      let (_, pin) = try await sandbox.startNumber("to=37255555555&pin_length=16")
      #expect(pin.count == 16)
    }
  }

  @Test func `a reset forgets numbers and browsers`() async throws {
    try await TestSandbox.run { sandbox in
      let (id, pin) = try await sandbox.startNumber("to=37255555555&cookie=c")
      let (open, openPIN) = try await sandbox.startNumber("to=37255555556")
      #expect(try await sandbox.verifyNumber(id, pin) == "VERIFIED")
      _ = try await sandbox.send("POST", "/sandbox/reset")
      #expect(try await sandbox.verifyNumber(open, openPIN) == "ERROR 110")
      #expect(try await sandbox.number("/verify/start", "to=37255555555&cookie=c").hasPrefix("OK "))
    }
  }

  @Test func `a seed gives the same ids and PINs`() async throws {
    var configuration = SandboxConfiguration()
    configuration.seed = 7
    let run: () async throws -> [String] = { [configuration] in
      try await TestSandbox.run(configuration) { sandbox in
        let (first, firstPIN) = try await sandbox.startNumber()
        let (second, secondPIN) = try await sandbox.startNumber("to=37255555556&pin_length=9")
        return [first, firstPIN, second, secondPIN]
      }
    }
    let once = try await run()
    #expect(try await run() == once)
    #expect(Set(once).count == 4)
  }
}
