import ExactJSON
import GRDB
import Testing
import VerigatorSandbox
import VgshTestSupport

/// PINs that are sent again while nobody enters them, by the sandbox's clock.
struct ResendTests {
  private static let frozen = #"{"now":"2030-01-31T12:00:00Z","frozen":true}"#

  @Test func `a PIN is sent again after the delay, as often as was asked for`() async throws {
    try await TestSandbox.run { sandbox in
      _ = try await sandbox.send("PUT", "/sandbox/clock", Self.frozen)
      let (id, pin) = try await sandbox.startNumber("to=37255555555&max_tries=3&retry_delay=10&from=Cafe")
      try await sandbox.advanceClock(seconds: 9)
      #expect(try await sandbox.messages().count == 1)
      try await sandbox.advanceClock(seconds: 1)
      let second = try await sandbox.messages()
      #expect(second.count == 2)
      #expect(second.map { $0["pin"]?.string } == [pin, pin])
      #expect(second[0]["ctime"] == "2030-01-31T12:00:10.000Z" && second[0]["sender"] == "Cafe")
      #expect(second[0]["expires"] == second[1]["expires"])
      try await sandbox.advanceClock(seconds: 200)
      #expect(try await sandbox.messages().count == 3, "three in all, however late one looks")
      #expect(try await sandbox.newestMessage()["ctime"] == "2030-01-31T12:00:20.000Z")

      #expect(try await sandbox.verifyNumber(id, wrong(pin)) == "INVALID")
      #expect(try await sandbox.messages().map { $0["attempts_left"] } == [4, 4, 4])
      #expect(try await sandbox.verifyNumber(id, pin) == "VERIFIED")
      #expect(try await sandbox.messages().map { $0["pin"] } == [.null, .null, .null])
    }
  }

  @Test func `twice, thirty seconds apart, unless told otherwise; once where that is asked for`() async throws {
    try await TestSandbox.run { sandbox in
      _ = try await sandbox.send("PUT", "/sandbox/clock", Self.frozen)
      _ = try await sandbox.startNumber("to=37255555555")
      _ = try await sandbox.startNumber("to=37255555556&max_tries=1")
      try await sandbox.advanceClock(seconds: 29)
      #expect(try await sandbox.messages().count == 2)
      try await sandbox.advanceClock(seconds: 1)
      #expect(try await sandbox.messages().map { $0["to"] } == ["+37255555555", "+37255555556", "+37255555555"])
      try await sandbox.advanceClock(seconds: 200)
      #expect(try await sandbox.messages().count == 3)
    }
  }

  @Test func `nothing is sent again once the PIN was entered`() async throws {
    try await TestSandbox.run { sandbox in
      let (id, pin) = try await sandbox.startNumber()
      #expect(try await sandbox.verifyNumber(id, pin) == "VERIFIED")
      try await sandbox.advanceClock(seconds: 100)
      #expect(try await sandbox.messages().count == 1)
    }
  }

  @Test func `nothing is sent again once it has expired; what was due before is there, without its PIN`() async throws {
    try await TestSandbox.run { sandbox in
      _ = try await sandbox.send("PUT", "/sandbox/clock", Self.frozen)
      let (id, pin) = try await sandbox.startNumber("to=37255555555&max_tries=100&retry_delay=20&validity=60")
      try await sandbox.advanceClock(seconds: 600)
      let messages = try await sandbox.messages()
      let times = messages.map { String(($0["ctime"]?.string ?? "").suffix(10)) }
      #expect(times == ["00:40.000Z", "00:20.000Z", "00:00.000Z"])
      #expect(messages.allSatisfy { $0["pin"] == .null && $0["text"] == .null })
      #expect(try await sandbox.verifyNumber(id, pin) == "EXPIRED")
    }
  }

  @Test func `what was due comes before what is sent later`() async throws {
    try await TestSandbox.run { sandbox in
      let user = try await sandbox.createUser()
      _ = try await sandbox.startNumber("to=37255555556")
      try await sandbox.advanceClock(seconds: 30)
      _ = try await sandbox.start(user)
      #expect(try await sandbox.messages().map { $0["kind"] } == ["auth", "number", "number"])
    }
  }

  @Test func `an emptied inbox has had what was due; the next sending comes all the same`() async throws {
    try await TestSandbox.run { sandbox in
      let (_, pin) = try await sandbox.startNumber("to=37255555555&max_tries=3")
      try await sandbox.advanceClock(seconds: 30)
      _ = try await sandbox.send("DELETE", "/sandbox/messages")
      #expect(try await sandbox.messages().isEmpty)
      try await sandbox.advanceClock(seconds: 30)
      let messages = try await sandbox.messages()
      #expect(messages.map { $0["id"] } == [3])
      #expect(messages.first?["pin"]?.string == pin)
    }
  }

  @Test func `whoever waits for a message gets it when the clock is moved`() async throws {
    try await TestSandbox.run { sandbox in
      _ = try await sandbox.send("PUT", "/sandbox/clock", Self.frozen)
      let (_, pin) = try await sandbox.startNumber()
      async let waiting = sandbox.send(
        "GET", "/sandbox/messages?after=1&wait=20", nil, headers: [], on: RawConnection(port: sandbox.address.port))
      try await sandbox.advanceClock(seconds: 30)
      let messages = try await waiting.json["messages"]?.array ?? []
      #expect(messages.map { $0["pin"]?.string } == [pin])
    }
  }

  @Test func `whoever waits for a message gets it when the time has come by itself`() async throws {
    try await TestSandbox.run(wallClock: SystemClock.milliseconds) { sandbox in
      let (_, pin) = try await sandbox.startNumber("to=37255555555&retry_delay=1")
      let messages = try await sandbox.send("GET", "/sandbox/messages?after=1&wait=20").json["messages"]?.array ?? []
      #expect(messages.map { $0["pin"]?.string } == [pin])
    }
  }

  @Test func `a sandbox that is started again sends what has become due meanwhile`() async throws {
    let folder = try TemporaryFolder()
    var configuration = SandboxConfiguration()
    configuration.storage = .file(folder.path("sandbox.sqlite"))
    let (_, pin) = try await TestSandbox.run(configuration) { try await $0.startNumber() }
    try await TestSandbox.run(configuration, wallClock: { TestSandbox.wall + 40_000 }) { sandbox in
      let messages = try await sandbox.messages()
      #expect(messages.map { $0["pin"]?.string } == [pin, pin])
      #expect(messages.first?["ctime"] == "2017-07-06T13:12:33.141Z")
    }
  }

  @Test func `a file of the version before is taken on with all that is in it`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("sandbox.sqlite")
    var configuration = SandboxConfiguration()
    configuration.storage = .file(path)
    let user = try await TestSandbox.run(configuration) { sandbox in
      let user = try await sandbox.createUser()
      _ = try await sandbox.start(user)
      return user
    }
    try await DatabaseQueue(path: path).write { database in
      try database.execute(
        sql: """
          DROP TABLE number_verifications; DROP TABLE verified_cookies; DROP INDEX messages_of_verifications;
          ALTER TABLE messages DROP COLUMN verification; DELETE FROM migrations WHERE name = 'number-verification';
          """)
    }
    try await TestSandbox.run(configuration) { sandbox in
      let pin = try #require(try await sandbox.newestMessage()["pin"]?.string)
      #expect(try await sandbox.verify(user, pin)["verified"] == true)
      let (id, numberPIN) = try await sandbox.startNumber()
      #expect(try await sandbox.verifyNumber(id, numberPIN) == "VERIFIED")
    }
  }
}
