import HTTPTypes
import Synchronization
import Testing
import Verigator
import VgshTestSupport

@Suite struct NumberVerificationClientTests {
  private let phone = PhoneNumber(unchecked: "+37255555555")

  private func client(
    _ transport: any Transport, backup: String? = nil, credentials: Credentials? = nil,
    middlewares: [any Middleware] = [], observer: (@Sendable (ClientEvent) -> Void)? = nil
  ) throws -> NumberVerificationClient {
    NumberVerificationClient(
      hosts: NumberVerificationHosts(
        main: try BaseURL("http://main.example/base"), backup: try backup.map { try BaseURL($0) }),
      credentials: try credentials ?? Credentials(userName: "ann&co", password: Secret("s3cret pässword")),
      transport: transport,
      configuration: ClientConfiguration(
        middlewares: middlewares, timing: TestTiming().timing(), observer: observer))
  }

  @Test func `the hosts are Messente's unless told otherwise`() throws {
    let client = NumberVerificationClient(credentials: nil, transport: FakeTransport())
    #expect(client.hosts.main.description == "https://api2.messente.com")
    #expect(client.hosts.backup?.description == "https://api3.messente.com")
    #expect(NumberVerificationHosts(main: try BaseURL("http://127.0.0.1:1")).backup == nil)
  }

  // MARK: - Secrets

  @Test func `password, PIN and cookie are in the body alone, and hidden in all that is told`() async throws {
    let transport = FakeTransport(.reply(200, body: "INVALID"))
    let told = Mutex<[Exchange]>([])
    let client = try client(transport) { event in
      if case .exchange(let exchange) = event { told.withLock { $0.append(exchange) } }
    }
    let visitor = NumberVerificationVisitor(ip: "192.0.2.7", cookie: Secret("c00kie"))
    let verdict = try await client.verify(
      VerificationToken("4711"), of: NumberVerificationID("a b/ü"), visitor: visitor)
    #expect(verdict == .invalid && !verdict.isVerified)
    let sent = try #require(transport.requests.first)
    #expect(sent.url == "http://main.example/base/verify/pin")
    #expect(
      String(decoding: sent.body ?? [], as: UTF8.self)
        == "username=ann%26co&password=s3cret%20p%C3%A4ssword&verification_id=a%20b%2F%C3%BC&pin=4711&ip=192.0.2.7"
        + "&cookie=c00kie")
    #expect(sent.head.headerFields.contains(HTTPField.Name("X-Service-Auth")!) == false)

    let exchange = try #require(told.withLock { $0 }.first)
    let shown = "username=ann%26co&password=•••&verification_id=a%20b%2F%C3%BC&pin=•••&ip=192.0.2.7&cookie=•••"
    #expect(exchange.request.body.map { String(decoding: $0, as: UTF8.self) } == shown)
    #expect(exchange.attempts.first?.request.body.map { String(decoding: $0, as: UTF8.self) } == shown)
    for secret in ["s3cret", "4711", "c00kie"] { #expect(!"\(exchange)".contains(secret)) }
    #expect(exchange.operation == .numberVerify)
  }

  @Test func `no middleware sees the password, and none makes it go elsewhere`() async throws {
    struct Elsewhere: Middleware {
      func send(
        _ request: TransportRequest, context: CallContext,
        next: @Sendable (TransportRequest) async throws -> TransportReply
      ) async throws -> TransportReply {
        #expect(request.body.map { String(decoding: $0, as: UTF8.self) } == "to=%2B37255555555")
        var request = request
        request.head.authority = "evil.example"
        return try await next(request)
      }
    }
    let transport = FakeTransport(.reply(200, body: "OK 1"))
    _ = try await client(transport, middlewares: [Elsewhere()]).start(phone)
    #expect(transport.requests.first?.body == Array("to=%2B37255555555".utf8))
  }

  @Test func `without credentials nothing is sent`() async throws {
    let transport = FakeTransport(.reply(200, body: "OK 1"))
    let client = NumberVerificationClient(credentials: nil, transport: transport)
    let error = await #expect(throws: VerigatorError.self) { try await client.start(phone) }
    #expect(error?.kind == .local)
    #expect(transport.requests.isEmpty)
  }

  // MARK: - Answers

  @Test(arguments: ["OK 4711\n", "OK 4711\r\n", " OK  4711 "]) func `a line break behind the id is not part of it`(
    text: String
  ) async throws {
    let started = try await client(FakeTransport(.reply(200, body: text))).start(phone)
    #expect(started == .sent(try NumberVerificationID("4711")))
    #expect(started.id?.text == "4711")
  }

  @Test(arguments: [
    ("", "its body is empty"), ("OK", "'OK' is none of its answers"), ("OK ", "'OK' is none of its answers"),
    ("verified", "'verified' is none"), ("INVALID", "'INVALID' is none"), ("VERIFIED!", "'VERIFIED!' is none"),
    ("ERROR", "'ERROR' is none"), ("ERROR x", "'ERROR x' is none"), ("ERROR -1", "'ERROR -1' is none"),
    ("OK a\u{1}b", "the id is unusable"), ("<html>" + String(repeating: "x", count: 100), "x…' is none"),
    ("{\"verified\":true}", "is none"),
  ]) func `anything else is no success`(text: String, problem: String) async throws {
    let error = await #expect(throws: VerigatorError.self) {
      try await client(FakeTransport(.reply(200, body: text))).start(phone)
    }
    #expect(error?.kind == .unexpected)
    #expect(error?.code == nil)
    #expect(error?.message.contains(problem) == true, "\(error?.message ?? "")")
  }

  @Test(arguments: ["OK 1", "", "Verified", "VERIFIED 1", "ERROR", "true"])
  func `a PIN is right by one word only`(text: String) async throws {
    let error = await #expect(throws: VerigatorError.self) {
      try await client(FakeTransport(.reply(200, body: text))).verify(VerificationToken("1"), of: .init("1"))
    }
    #expect(error?.kind == .unexpected)
  }

  @Test func `an undocumented code is unexpected and named`() async throws {
    let error = await #expect(throws: VerigatorError.self) {
      try await client(FakeTransport(.reply(200, body: "ERROR 105"))).start(phone)
    }
    #expect(error?.kind == .unexpected)
    #expect(error?.code == "ERROR 105")
    #expect(error?.description == "could not start the number's verification: unexpected (ERROR 105)")
  }

  @Test func `a status that is no success is one of its own`() async throws {
    let error = await #expect(throws: VerigatorError.self) {
      try await client(FakeTransport(.reply(404, body: "no such page"))).start(phone)
    }
    #expect(error?.kind == .notFound && error?.status == 404 && error?.code == nil)
    #expect(error?.message == "no such page")
  }

  @Test func `seconds are whole, a begun one counted; what is not given is not sent`() async throws {
    let transport = FakeTransport(.reply(200, body: "OK 1"))
    let options = StartNumberVerification.Options(retryDelay: .milliseconds(1500), validity: .seconds(60))
    _ = try await client(transport).start(phone, options: options)
    #expect(
      transport.requests.first.map(SentForm.init)?.fields.dropFirst(2) == [
        "to=+37255555555", "retry_delay=2", "validity=60",
      ])
  }

  // MARK: - Again, and elsewhere

  @Test func `the backup is asked once, after FAILED 209`() async throws {
    let transport = FakeTransport(.reply(200, body: "FAILED 209"), .reply(200, body: "OK 17"))
    let told = Mutex<[Exchange]>([])
    let client = try client(transport, backup: "https://backup.example/b") { event in
      if case .exchange(let exchange) = event { told.withLock { $0.append(exchange) } }
    }
    #expect(try await client.start(phone).id?.text == "17")
    #expect(
      transport.requests.map(\.url) == [
        "http://main.example/base/verify/start", "https://backup.example/b/verify/start",
      ])
    #expect(transport.requests[0].body == transport.requests[1].body)
    #expect(transport.requests[1].body.map { String(decoding: $0, as: UTF8.self) }?.contains("password=s3cret") == true)
    let exchange = try #require(told.withLock { $0 }.first)
    #expect(exchange.tries == 2 && exchange.attempts.count == 2)
    #expect(exchange.attempts[1].request.url == "https://backup.example/b/verify/start")
  }

  @Test func `where the backup fails as well, that is the end`() async throws {
    let transport = FakeTransport(.reply(200, body: "FAILED 209"))
    let error = await #expect(throws: VerigatorError.self) {
      try await client(transport, backup: "https://backup.example").start(phone)
    }
    #expect(transport.requests.count == 2)
    #expect(error?.kind == .server && error?.attempts == 2)
  }

  @Test(arguments: ["ERROR 101", "ERROR 102", "THROTTLED", "OK 1", ""])
  func `no other answer leads to the backup`(text: String) async throws {
    let transport = FakeTransport(.reply(200, body: text))
    _ = try? await client(transport, backup: "https://backup.example").start(phone)
    #expect(transport.requests.count == 1)
  }

  @Test func `what was sent is not sent again, neither there nor to the backup`() async throws {
    let lost = TransportError(.connection, "the connection broke", nothingSent: false)
    for answer in [FakeTransport.Answer.failure(lost), .reply(503), .reply(302, headers: [.location: "/x"])] {
      let transport = FakeTransport(answer)
      let error = await #expect(throws: VerigatorError.self) {
        try await client(transport, backup: "https://backup.example").start(phone)
      }
      #expect(transport.requests.count == 1)
      if case .failure = answer {
        #expect(error?.isOutcomeUnknown == true)
        #expect(error?.summary.contains("whether a PIN was sent is unknown") == true)
      }
    }
  }

  @Test func `where nothing was sent, and after 429, a call is tried again`() async throws {
    let refused = TransportError(.connection, "refused", nothingSent: true)
    let transport = FakeTransport(.failure(refused), .reply(429), .reply(200, body: "OK 1"))
    #expect(try await client(transport).start(phone).id?.text == "1")
    #expect(transport.requests.count == 3)
  }

  @Test func `over sockets: the first server fails, its backup answers`() async throws {
    let main = try RawServer([.readRequest, RawServer.text("FAILED 209")])
    let backup = try RawServer([.readRequest, RawServer.text("OK 4d96b5")])
    let transport = CurlTransport()
    defer { transport.close() }
    let client = NumberVerificationClient(
      hosts: NumberVerificationHosts(main: try BaseURL(main.url), backup: try BaseURL(backup.url)),
      credentials: try Credentials(userName: "ann", password: Secret("secret")), transport: transport)
    #expect(try await client.start(phone).id?.text == "4d96b5")
    #expect(main.requests.count == 1 && backup.requests.count == 1)
    let request = try #require(backup.requests.first)
    #expect(request.hasPrefix("POST /verify/start HTTP/1.1\r\n"))
    #expect(request.hasSuffix("\r\n\r\nusername=ann&password=secret&to=%2B37255555555"))
  }

  @Test func `over sockets: a backup that is not there is named`() async throws {
    let main = try RawServer([.readRequest, RawServer.text("FAILED 209")])
    let port = try ClosedPort()
    let transport = CurlTransport()
    defer { transport.close() }
    let client = NumberVerificationClient(
      hosts: NumberVerificationHosts(
        main: try BaseURL(main.url), backup: try BaseURL("http://127.0.0.1:\(port.number)")),
      credentials: try Credentials(userName: "ann", password: Secret("secret")), transport: transport,
      configuration: ClientConfiguration(retryPolicy: .none))
    let error = await #expect(throws: VerigatorError.self) { try await client.start(phone) }
    #expect(error?.kind == .network)
    #expect(error?.message.hasPrefix("the server answered FAILED 209, and its backup failed too: ") == true)
    #expect(error?.message.contains("127.0.0.1") == true)
    #expect(error?.isOutcomeUnknown == false)
    withExtendedLifetime(port) {}
  }
}

extension RawServer {
  /// A whole reply of Number Verification.
  fileprivate static func text(_ text: String) -> Step {
    .send("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)")
  }
}
