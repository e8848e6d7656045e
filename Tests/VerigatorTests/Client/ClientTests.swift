import ExactJSON
import HTTPTypes
import Synchronization
import Testing
import Verigator
import VgshTestSupport

@Suite struct ClientTests {
  /// Keeps what a client tells.
  private final class Events: Sendable {
    private let events = Mutex<[ClientEvent]>([])

    var observer: @Sendable (ClientEvent) -> Void {
      { event in self.events.withLock { $0.append(event) } }
    }

    var exchanges: [Exchange] {
      events.withLock { $0.compactMap { if case .exchange(let exchange) = $0 { exchange } else { nil } } }
    }

    var attempts: [Attempt] {
      events.withLock { $0.compactMap { if case .attempt(let attempt, of: _) = $0 { attempt } else { nil } } }
    }
  }

  private let auth = HTTPField.Name("X-Service-Auth")!

  @Test func `the defaults are those promised`() {
    let configuration = ClientConfiguration()
    #expect(configuration.timeout == .seconds(30))
    #expect(configuration.retryPolicy.retries == 2)
    #expect(configuration.retryPolicy.longestRetryAfter == .seconds(30))
    #expect(CurlConfiguration().largestReply == 16 * 1024 * 1024)
    #expect(BaseURL.production.description == "https://api.verigator.com")
  }

  @Test func `without credentials nothing is sent`() async throws {
    let transport = FakeTransport(.reply(200))
    let client = VerigatorClient(credentials: nil, transport: transport)
    let error = await #expect(throws: VerigatorError.self) { try await client.service(ServiceID("x")) }
    #expect(error?.kind == .local)
    #expect(error?.attempts == 0)
    let raw = RawRequest(method: .get, path: try RequestPath("/"))
    #expect(await #expect(throws: VerigatorError.self) { try await client.send(raw) }?.kind == .local)
    #expect(transport.requests.isEmpty)
  }

  @Test func `ids are one percent-encoded segment of the path`() async throws {
    let transport = FakeTransport(.reply(202))
    let client = try VerigatorClient.test(transport)
    for id in ["a/b", "ä ?#%", "..", ".", "a.b~c_d-e"] {
      try await client.deleteUser(UserID(id), in: ServiceID("s/s"))
    }
    #expect(
      transport.requests.compactMap(\.head.path).map { $0.split(separator: "/").last }
        == ["a%2Fb", "%C3%A4%20%3F%23%25", "%2E%2E", "%2E", "a.b~c_d-e"])
    #expect(transport.requests.allSatisfy { $0.head.path?.hasPrefix("/v1/service/service/s%2Fs/users/") == true })
  }

  @Test func `the password is sent in UTF-8 and shown nowhere`() async throws {
    let events = Events()
    let transport = FakeTransport(.reply(200, body: #"{"verified":true}"#))
    let client = try VerigatorClient.test(transport, observer: events.observer)
    _ = try await client.verify(VerificationToken("471147"), of: UserID("u"), in: ServiceID("x"))
    let sent = try #require(transport.requests.first)
    #expect(sent.head.headerFields[auth] == "ann:s3cret:pässword")
    let exchange = try #require(events.exchanges.first)
    #expect(exchange.request.headers[auth] == "ann:•••")
    #expect(exchange.request.body.map { String(decoding: $0, as: UTF8.self) } == #"{"token":"•••"}"#)
    var dumped = ""
    dump(exchange, to: &dumped)
    dump(client, to: &dumped)
    dumped += "\(exchange) \(String(reflecting: exchange)) \(client) \(client.credentials.debugDescription)"
    #expect(!dumped.contains("s3cret"))
    #expect(!dumped.contains("471147"))
  }

  @Test func `an exchange tells the request, the reply, its time, its tries and all attempts`() async throws {
    let events = Events()
    let timing = TestTiming()
    let transport = FakeTransport(
      .reply(503), .reply(302, headers: [.location: "/moved"]),
      .reply(200, headers: [.server: "x"], body: #"{"id":"1"}"#))
    let client = try VerigatorClient.test(transport, timing: timing, observer: events.observer)
    _ = try await client.service(ServiceID("x"))
    let exchange = try #require(events.exchanges.first)
    #expect(events.exchanges.count == 1)
    #expect(exchange.operation == .getService)
    #expect(exchange.request.method == "GET")
    #expect(exchange.request.url == "http://127.0.0.1:1/v1/service/service/x")
    #expect(exchange.request.body == nil)
    #expect(exchange.reply?.status == 200)
    #expect(exchange.reply?.head.headerFields[.server] == "x")
    #expect(exchange.elapsed == .milliseconds(200))
    #expect(exchange.tries == 2)
    #expect(exchange.attempts.map { $0.reply?.status } == [503, 302, 200])
    #expect(events.attempts == exchange.attempts)
    #expect(exchange.attempts.last?.request.url == "http://127.0.0.1:1/moved")
  }

  @Test func `a call without a reply is told too, and one refused before is not`() async throws {
    let events = Events()
    let failure = TransportError(.timeout, "late", nothingSent: false)
    let client = try VerigatorClient.test(FakeTransport(.failure(failure)), observer: events.observer)
    _ = try? await client.service(ServiceID("x"))
    #expect(events.exchanges.first?.reply == nil)
    #expect(events.exchanges.first?.attempts.first?.outcome == .failure(failure))
    let nobody = VerigatorClient(
      credentials: nil, transport: FakeTransport(), configuration: .init(observer: events.observer))
    _ = try? await nobody.service(ServiceID("x"))
    #expect(events.exchanges.count == 1)
  }

  @Test func `middlewares stand around each try, in order, and never see the password`() async throws {
    struct Tag: Middleware {
      let tag: String

      func send(
        _ request: TransportRequest, context: CallContext,
        next: @Sendable (TransportRequest) async throws -> TransportReply
      ) async throws -> TransportReply {
        #expect(!request.head.headerFields.contains(HTTPField.Name("X-Service-Auth")!))
        var request = request
        request.head.headerFields[.via] = (request.head.headerFields[.via] ?? "") + tag
        return try await next(request)
      }
    }
    let transport = FakeTransport(.reply(503), .reply(200, body: #"{"id":"1"}"#))
    let client = try VerigatorClient.test(transport, middlewares: [Tag(tag: "a"), Tag(tag: "b")])
    _ = try await client.service(ServiceID("x"))
    #expect(transport.requests.map { $0.head.headerFields[.via] } == ["ab", "ab"])
  }

  @Test func `credentials never leave the base URL's origin, whatever a middleware does`() async throws {
    struct Elsewhere: Middleware {
      func send(
        _ request: TransportRequest, context: CallContext,
        next: @Sendable (TransportRequest) async throws -> TransportReply
      ) async throws -> TransportReply {
        var request = request
        request.head.authority = "evil.example"
        return try await next(request)
      }
    }
    let transport = FakeTransport(.reply(200, body: #"{"id":"1"}"#))
    _ = try await VerigatorClient.test(transport, middlewares: [Elsewhere()]).service(ServiceID("x"))
    #expect(transport.requests.first?.head.headerFields.contains(auth) == false)
  }

  @Test func `a raw request goes out as it is and gives the reply as it came`() async throws {
    let transport = FakeTransport(.reply(200, body: "plain"))
    let client = try VerigatorClient.test(transport, url: "http://127.0.0.1:1/base/")
    let raw = RawRequest(
      method: .patch, path: try RequestPath("/v1/x y?q=ä&r=%20"),
      headers: [.contentType: "text/plain", .accept: "*/*"],
      body: Array("hello".utf8))
    #expect(try await client.send(raw).body == Array("plain".utf8))
    let sent = try #require(transport.requests.first)
    #expect(sent.url == "http://127.0.0.1:1/base/v1/x%20y?q=%C3%A4&r=%20")
    #expect(sent.head.method == .patch)
    #expect(sent.head.headerFields[.contentType] == "text/plain")
    #expect(sent.head.headerFields[.accept] == "*/*")
    #expect(sent.head.headerFields[auth] == "ann:s3cret:pässword")
    #expect(sent.body == Array("hello".utf8))
  }

  @Test func `a control call carries no credentials and has its own name and timeout`() async throws {
    let transport = FakeTransport(.reply(404, body: #"{"message":"no PIN"}"#))
    var raw = RawRequest(.control, method: .get, path: try RequestPath("/sandbox/pins/1"))
    raw.timeout = .seconds(90)
    let error = await #expect(throws: VerigatorError.self) { try await VerigatorClient.test(transport).send(raw) }
    #expect(transport.requests.first?.head.headerFields.contains(auth) == false)
    #expect(transport.requests.first?.timeout == .seconds(90))
    #expect(error?.summary == "could not control the sandbox: no PIN (status 404)")
  }
}
