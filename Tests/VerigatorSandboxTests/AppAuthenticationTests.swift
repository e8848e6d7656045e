import ExactJSON
import Testing
import VerigatorSandbox
import VgshTestSupport

/// Authentications by an authenticator app. The tests' wall clock stands 3.141 s into a step.
struct AppAuthenticationTests {
  /// A sandbox with a user whose number has a device.
  private func run(_ body: (TestSandbox, _ user: String) async throws -> Void) async throws {
    try await TestSandbox.run { sandbox in
      let user = try await sandbox.createUser()
      _ = try await sandbox.addDevice()
      try await body(sandbox, user)
    }
  }

  @Test func `totp is answered where the number has a device, and no SMS is sent`() async throws {
    try await run { sandbox, user in
      let reply = try await sandbox.send("POST", "\(user)/auth", #"{"method":"totp"}"#)
      #expect(reply.status == 201)
      #expect(reply.json == ["method": "totp"])
      #expect(try await sandbox.send("GET", "/sandbox/messages").json == ["messages": []])
      #expect(try await sandbox.verify(user, sandbox.code()) == ["method": "totp", "verified": true])
      let again = try await sandbox.send("PUT", "\(user)/auth", #"{"token":"\#(sandbox.code())"}"#)
      #expect(again.status == 404)
    }
  }

  @Test func `sms is sent an SMS though there is a device, and then only its PIN counts`() async throws {
    try await run { sandbox, user in
      let pin = try await sandbox.start(user)
      #expect(try await sandbox.send("GET", "/sandbox/devices/+37255555555").json["last_method"] == "sms")
      #expect(try await sandbox.verify(user, sandbox.code()) == .refused("INVALID"))
      #expect(try await sandbox.verify(user, pin) == ["method": "sms", "verified": true])
    }
  }

  @Test func `with the app only its code counts, not the PIN of an earlier start`() async throws {
    try await run { sandbox, user in
      let pin = try await sandbox.start(user)
      #expect(try await sandbox.startByApp(user) == "totp")
      #expect(try await sandbox.send("GET", "/sandbox/devices/+37255555555").json["last_method"] == "totp")
      #expect(try await sandbox.newestMessage()["attempts_left"] == 0)
      #expect(try await sandbox.verify(user, pin) == .refused("INVALID", method: "totp"))
      #expect(try await sandbox.verify(user, sandbox.code())["verified"] == true)
      #expect(try await sandbox.newestMessage()["pin"]?.string == pin)
    }
  }

  @Test(arguments: [(-2, false), (-1, true), (0, true), (1, true), (2, false)])
  func `a phone's clock may be one step off`(steps: Int, isAccepted: Bool) async throws {
    try await run { sandbox, user in
      let secret = try await sandbox.send("GET", "/sandbox/devices").json["devices"]?[0]?["secret"]?.string
      _ = try await sandbox.startByApp(user)
      let seconds = Int(TestSandbox.wall / 1000) + 30 * steps
      let code = try await OATHTool.code(try #require(secret), at: seconds)
      #expect(try await sandbox.verify(user, code)["verified"]?.bool == isAccepted)
    }
  }

  @Test(arguments: ["1970-01-01T00:00:59Z", "2005-03-18T01:58:29Z", "2038-01-19T03:14:08Z", "2603-10-11T11:33:20Z"])
  func `codes are oathtool's, by the sandbox's clock`(time: String) async throws {
    try await run { sandbox, user in
      try await sandbox.freezeClock(at: time)
      let device = try await sandbox.send("GET", "/sandbox/devices/+37255555555").json
      let seconds = try #require(
        ["1970": 59, "2005": 1_111_111_109, "2038": 2_147_483_648, "2603": 20_000_000_000][time.prefix(4)])
      let code = try await OATHTool.code(device["secret"]?.string ?? "", at: seconds)
      #expect(device["code"]?.string == code)
      #expect(try await sandbox.startByApp(user) == "totp")
      #expect(try await sandbox.verify(user, code)["verified"] == true)
    }
  }

  @Test func `a code is accepted once, by whichever user of the number, and no older one after it`() async throws {
    try await run { sandbox, john in
      let service = john.split(separator: "/").dropLast(2).map { "/\($0)" }.joined()
      let jane = try await sandbox.createUser("jane", in: service)
      let older = try await sandbox.code()
      try await sandbox.advanceClock(seconds: 30)
      let code = try await sandbox.code()
      for user in [john, jane] { _ = try await sandbox.startByApp(user) }
      #expect(try await sandbox.verify(john, code)["verified"] == true)
      let device = try await sandbox.send("GET", "/sandbox/devices/+37255555555").json
      #expect(device["usable_in_seconds"] == 27)
      #expect(try await sandbox.verify(jane, code) == .refused("INVALID", method: "totp"))
      #expect(try await sandbox.verify(jane, older) == .refused("INVALID", method: "totp"))
      try await sandbox.advanceClock(seconds: 27)
      #expect(try await sandbox.send("GET", "/sandbox/devices/+37255555555").json["usable_in_seconds"] == 0)
      #expect(try await sandbox.verify(jane, code) == .refused("INVALID", method: "totp"))
      #expect(try await sandbox.verify(jane, sandbox.code())["verified"] == true)
    }
  }

  @Test func `the code of the next step, once accepted, bars the present one`() async throws {
    try await run { sandbox, user in
      let present = try await sandbox.code()
      try await sandbox.advanceClock(seconds: 26)
      let last = try await sandbox.code()
      #expect(present == last)
      try await sandbox.advanceClock(seconds: 1)
      let next = try await sandbox.code()
      _ = try await sandbox.send("PUT", "/sandbox/clock", #"{"offset_seconds":0}"#)
      _ = try await sandbox.startByApp(user)
      #expect(try await sandbox.verify(user, next)["verified"] == true)
      _ = try await sandbox.startByApp(user)
      #expect(try await sandbox.verify(user, present) == .refused("INVALID", method: "totp"))
      #expect(try await sandbox.send("GET", "/sandbox/devices/+37255555555").json["usable_in_seconds"] == 57)
    }
  }

  @Test func `guesses are throttled as those of PINs, until the next start`() async throws {
    try await run { sandbox, user in
      _ = try await sandbox.startByApp(user)
      let code = try await sandbox.code()
      for _ in 0..<5 { #expect(try await sandbox.verify(user, wrong(code)) == .refused("INVALID", method: "totp")) }
      #expect(try await sandbox.verify(user, code) == .refused("THROTTLED", method: "totp"))
      _ = try await sandbox.startByApp(user)
      #expect(try await sandbox.verify(user, code)["verified"] == true)
    }
  }

  @Test func `an authentication expires after 300 seconds, and expiry beats throttling`() async throws {
    try await run { sandbox, user in
      _ = try await sandbox.startByApp(user)
      for _ in 0..<6 { _ = try await sandbox.verify(user, "0") }
      try await sandbox.advanceClock(seconds: 299)
      #expect(try await sandbox.verify(user, sandbox.code()) == .refused("THROTTLED", method: "totp"))
      try await sandbox.advanceClock(seconds: 1)
      #expect(try await sandbox.verify(user, sandbox.code()) == .refused("EXPIRED", method: "totp"))
      // The inbox, which blanks what has expired, is not put out by an authentication without a message.
      #expect(try await sandbox.send("GET", "/sandbox/messages").json == ["messages": []])
      _ = try await sandbox.startByApp(user)
      #expect(try await sandbox.verify(user, sandbox.code())["verified"] == true)
    }
  }

  @Test func `two users can be asked for codes at once`() async throws {
    try await TestSandbox.run { sandbox in
      let service = try await sandbox.createService()
      let john = try await sandbox.createUser("john", phone: "+37211111111", in: service)
      let jane = try await sandbox.createUser("jane", phone: "+37222222222", in: service)
      for phone in ["+37211111111", "+37222222222"] { _ = try await sandbox.addDevice(phone) }
      for user in [john, jane] { #expect(try await sandbox.startByApp(user) == "totp") }
      #expect(try await sandbox.verify(john, sandbox.code(of: "+37222222222"))["verified"] == false)
      #expect(try await sandbox.verify(john, sandbox.code(of: "+37211111111"))["verified"] == true)
      #expect(try await sandbox.verify(jane, sandbox.code(of: "+37222222222"))["verified"] == true)
    }
  }

  @Test func `a pinned PIN is no code`() async throws {
    try await run { sandbox, user in
      _ = try await sandbox.send("PUT", "/sandbox/pins/+37255555555", #"{"pin":"123456"}"#)
      _ = try await sandbox.startByApp(user)
      #expect(try await sandbox.verify(user, "123456")["verified"] == false)
      #expect(try await sandbox.start(user) == "123456")
    }
  }

  @Test func `without its device the authentication has ended, and totp is sms again`() async throws {
    try await run { sandbox, user in
      _ = try await sandbox.startByApp(user)
      _ = try await sandbox.send("DELETE", "/sandbox/devices/+37255555555")
      #expect(try await sandbox.send("PUT", "\(user)/auth", #"{"token":"123456"}"#).status == 404)
      #expect(try await sandbox.startByApp(user) == "sms")
      let pin = try await sandbox.newestMessage()["pin"]?.string ?? ""
      // An SMS that is on its way stays good when a device comes and goes.
      _ = try await sandbox.addDevice()
      _ = try await sandbox.send("DELETE", "/sandbox/devices/+37255555555")
      #expect(try await sandbox.verify(user, pin)["verified"] == true)
    }
  }
}
