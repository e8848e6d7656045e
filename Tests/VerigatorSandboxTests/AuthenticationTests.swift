import ExactJSON
import Testing
import VerigatorSandbox

struct AuthenticationTests {
  @Test(arguments: ["sms", "totp"]) func `a PIN is sent by SMS, also where the app is asked for`(
    method: String
  ) async throws {
    try await TestSandbox.run { sandbox in
      let user = try await sandbox.createUser()
      let reply = try await sandbox.send("POST", "\(user)/auth", #"{"method":"\#(method)"}"#)
      #expect(reply.status == 201)
      #expect(reply.json == ["method": "sms"])

      let message = try await sandbox.newestMessage()
      let pin = try #require(message["pin"]?.string)
      #expect(pin.count == 4)
      #expect(message["text"]?.string == "CoffeeShop: your PIN is \(pin)")
      #expect(message["sender"] == "Verigator")
      #expect(message["to"] == "+37255555555")
      #expect(message["kind"] == "auth")
      #expect(message["ctime"] == "2017-07-06T13:12:03.141Z")
      #expect(message["expires"] == "2017-07-06T13:17:03.141Z")
      #expect(message["attempts_left"] == 5)
      #expect(
        user == "/v1/service/service/\(message["service_id"]?.string ?? "")/users/\(message["user_id"]?.string ?? "")")
    }
  }

  @Test func `the right PIN is taken once, and blanked in its message`() async throws {
    try await TestSandbox.run { sandbox in
      let user = try await sandbox.createUser()
      let pin = try await sandbox.start(user)
      #expect(try await sandbox.verify(user, pin) == ["method": "sms", "verified": true])
      let message = try await sandbox.newestMessage()
      #expect(message["pin"] == .null)
      #expect(message["text"] == .null)
      #expect(message["attempts_left"] == 0)
      let again = try await sandbox.send("PUT", "\(user)/auth", #"{"token":"\#(pin)"}"#)
      #expect(again.status == 404)
      #expect(again.message.hasPrefix("Verification not found"))
    }
  }

  @Test func `five wrong tokens are invalid, the sixth is throttled though it is right, until a new start`()
    async throws
  {
    try await TestSandbox.run { sandbox in
      let user = try await sandbox.createUser()
      let pin = try await sandbox.start(user)
      for left in (0..<5).reversed() {
        #expect(try await sandbox.verify(user, wrong(pin)) == .refused("INVALID"))
        #expect(try await sandbox.newestMessage()["attempts_left"] == .integer(left))
      }
      #expect(try await sandbox.verify(user, pin) == .refused("THROTTLED"))
      #expect(try await sandbox.verify(user, wrong(pin)) == .refused("THROTTLED"))
      let next = try await sandbox.start(user)
      #expect(try await sandbox.verify(user, next)["verified"] == true)
    }
  }

  @Test func `a PIN expires after 300 seconds and stays expired until a new start`() async throws {
    try await TestSandbox.run { sandbox in
      let user = try await sandbox.createUser()
      var pin = try await sandbox.start(user)
      try await sandbox.advanceClock(seconds: 299)
      #expect(try await sandbox.verify(user, wrong(pin)) == .refused("INVALID"))
      try await sandbox.advanceClock(seconds: 1)
      #expect(try await sandbox.verify(user, pin) == .refused("EXPIRED"))
      #expect(try await sandbox.newestMessage()["pin"] == .null)
      #expect(try await sandbox.newestMessage()["text"] == .null)
      // Back in time, but gone for good.
      try await sandbox.advanceClock(seconds: -100)
      #expect(try await sandbox.verify(user, pin) == .refused("EXPIRED"))
      pin = try await sandbox.start(user)
      #expect(try await sandbox.verify(user, pin)["verified"] == true)
    }
  }

  @Test func `expiry beats throttling`() async throws {
    try await TestSandbox.run { sandbox in
      let user = try await sandbox.createUser()
      let pin = try await sandbox.start(user)
      for _ in 0..<6 { _ = try await sandbox.verify(user, wrong(pin)) }
      try await sandbox.advanceClock(seconds: 301)
      #expect(try await sandbox.verify(user, pin) == .refused("EXPIRED"))
    }
  }

  @Test func `an expired PIN is blanked in the inbox without a verification`() async throws {
    try await TestSandbox.run { sandbox in
      let user = try await sandbox.createUser()
      _ = try await sandbox.start(user)
      try await sandbox.advanceClock(seconds: 300)
      let message = try await sandbox.newestMessage()
      #expect(message["pin"] == .null)
      #expect(message["attempts_left"] == 0)
      #expect(message["to"] == "+37255555555")
    }
  }

  @Test func `a new start replaces the PIN and gives all attempts back`() async throws {
    var configuration = SandboxConfiguration()
    configuration.pin.length = 16
    configuration.pin.attempts = 1
    try await TestSandbox.run(configuration) { sandbox in
      let user = try await sandbox.createUser()
      let old = try await sandbox.start(user)
      #expect(old.count == 16)
      #expect(try await sandbox.verify(user, "1") == .refused("INVALID"))
      let new = try await sandbox.start(user)
      #expect(try await sandbox.verify(user, old) == .refused("INVALID"))
      #expect(try await sandbox.verify(user, new) == .refused("THROTTLED"))
      let messages = try await sandbox.send("GET", "/sandbox/messages").json["messages"]?.array ?? []
      #expect(messages.map { $0["attempts_left"]?.integer } == [0, 0])
    }
  }

  @Test(arguments: [
    ("POST", "{}", "method is missing"), ("POST", #"{"method":"pigeon"}"#, "method must be totp or sms"),
    ("PUT", "{}", "token is missing"), ("PUT", #"{"token":""}"#, "token is empty"),
    ("PUT", #"{"token":471}"#, "token must be a string, not a number, for a PIN may begin with zeros"),
    ("PUT", #"{"token":"\#(String(repeating: "1", count: 256))"}"#, "token is longer than 255 characters"),
    ("PUT", #"{"token":"1","method":"pigeon"}"#, "method must be totp or sms"),
    ("PUT", #"{"token":"1","method":1}"#, "method must be totp or sms"),
  ]) func `a body that is not as documented is a 422`(method: String, body: String, message: String) async throws {
    try await TestSandbox.run { sandbox in
      let user = try await sandbox.createUser()
      let reply = try await sandbox.send(method, "\(user)/auth", body)
      #expect(reply.status == 422)
      #expect(reply.message.contains(message))
    }
  }

  @Test func `fields of older clients are ignored`() async throws {
    try await TestSandbox.run { sandbox in
      let user = try await sandbox.createUser()
      let pin = try await sandbox.start(user)
      let reply = try await sandbox.send(
        "PUT", "\(user)/auth", #"{"method":"totp","token":"\#(pin)","auth_id":null,"more":[1]}"#)
      #expect(reply.json == ["method": "sms", "verified": true])
    }
  }

  @Test func `without a start there is nothing to verify`() async throws {
    try await TestSandbox.run { sandbox in
      let user = try await sandbox.createUser()
      #expect(try await sandbox.send("PUT", "\(user)/auth", #"{"token":"1234"}"#).status == 404)
    }
  }
}
