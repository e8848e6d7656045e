import HTTPTypes
import Testing
import Verigator
import VgshTestSupport

@Suite struct RetryTests {
  private let timing = TestTiming()
  private let service = "00000000-0000-0000-0000-000000000001"
  private let broken = TransportError(.connection, "reset", nothingSent: false)
  private let refused = TransportError(.connection, "refused", nothingSent: true)
  private let found = FakeTransport.Answer.reply(200, body: #"{"id":"1"}"#)
  private let created = FakeTransport.Answer.reply(201, body: #"{"id":"1"}"#)

  private func get(_ transport: FakeTransport, retries: Int = 2, random: Double = 1) async throws -> Service {
    try await VerigatorClient.test(transport, timing: timing, retries: retries, random: random)
      .service(ServiceID(service))
  }

  private func post(_ transport: FakeTransport) async throws -> Service {
    try await VerigatorClient.test(transport, timing: timing)
      .createService(name: "CoffeeShop", fqdn: HostName("coffeeshop.com"))
  }

  private func delete(_ transport: FakeTransport) async throws {
    try await VerigatorClient.test(transport, timing: timing).deleteService(ServiceID(service))
  }

  @Test(arguments: [502, 503, 504]) func `a GET is repeated after a failing gateway`(status: Int) async throws {
    let transport = FakeTransport(.reply(status), .reply(status), found)
    #expect(try await get(transport).id.text == "1")
    #expect(transport.requests.count == 3)
    #expect(timing.slept == [.milliseconds(200), .milliseconds(400)])
  }

  @Test(arguments: [500, 501, 505, 400, 404]) func `a GET is not repeated after another status`(status: Int)
    async throws
  {
    let transport = FakeTransport(.reply(status))
    await #expect(throws: VerigatorError.self) { try await get(transport) }
    #expect(transport.requests.count == 1)
  }

  @Test func `a GET is repeated after a connection broke, as often as retries says`() async throws {
    let transport = FakeTransport(.failure(broken))
    let error = await #expect(throws: VerigatorError.self) { try await get(transport, retries: 3) }
    #expect(transport.requests.count == 4)
    #expect(error?.attempts == 4)
    #expect(error?.kind == .network)
    #expect(error?.isOutcomeUnknown == false)
    #expect(timing.slept == [.milliseconds(200), .milliseconds(400), .milliseconds(800)])
  }

  @Test func `an error says which attempt it was`() async throws {
    let transport = FakeTransport(.reply(503), .reply(500, body: #"{"message":"no"}"#))
    let error = await #expect(throws: VerigatorError.self) { try await get(transport, retries: 3) }
    #expect(error?.attemptsAllowed == 4)
    #expect(error?.summary == "could not fetch the service: no (status 500); attempt 2 of 4")
  }

  @Test func `an error says what a fault of a sandbox did`() async throws {
    let name = try #require(HTTPField.Name("X-Sandbox-Fault"))
    let reply = FakeTransport.Answer.reply(503, headers: [name: "status 503"], body: #"{"message":"no"}"#)
    let error = await #expect(throws: VerigatorError.self) { try await get(FakeTransport(reply)) }
    #expect(error?.sandboxFault == "status 503")
    #expect(
      error?.summary
        == "could not fetch the service: no (status 503); attempt 3 of 3; a fault of the sandbox did this: status 503")
    #expect(error?.description == "could not fetch the service: server (503)")
    let broken = TransportError(.connection, "broken", nothingSent: false, sandboxFault: "truncate")
    let other = await #expect(throws: VerigatorError.self) { try await post(FakeTransport(.failure(broken))) }
    #expect(other?.sandboxFault == "truncate")
    let undocumented = await #expect(throws: VerigatorError.self) {
      try await get(FakeTransport(.reply(200, headers: [name: "body"], body: "{}")))
    }
    #expect(undocumented?.summary.hasSuffix("; a fault of the sandbox did this: body") == true)
  }

  @Test func `chance shortens the backoff by up to a half`() async throws {
    await #expect(throws: VerigatorError.self) { try await get(FakeTransport(.failure(broken)), random: 0) }
    #expect(timing.slept == [.milliseconds(100), .milliseconds(200)])
  }

  @Test func `without retries nothing is repeated`() async throws {
    let transport = FakeTransport(.reply(503))
    let error = await #expect(throws: VerigatorError.self) { try await get(transport, retries: 0) }
    #expect(transport.requests.count == 1)
    #expect(error?.attempts == 1)
  }

  @Test(arguments: [TransportError.Reason.timeout, .tls, .malformedReply, .replyTooLarge, .setup])
  func `a failure that would only be repeated is not`(reason: TransportError.Reason) async throws {
    let transport = FakeTransport(.failure(TransportError(reason, "no", nothingSent: true)))
    let error = await #expect(throws: VerigatorError.self) { try await get(transport) }
    #expect(transport.requests.count == 1)
    let kinds: [TransportError.Reason: VerigatorError.Kind] = [
      .timeout: .timeout, .tls: .network, .malformedReply: .unexpected, .replyTooLarge: .unexpected, .setup: .local,
    ]
    #expect(error?.kind == kinds[reason])
  }

  @Test func `a POST is repeated where nothing was sent`() async throws {
    let transport = FakeTransport(.failure(refused), created)
    #expect(try await post(transport).id.text == "1")
    #expect(transport.requests.count == 2)
  }

  @Test func `a POST whose answer was lost is not repeated and says that its outcome is unknown`() async throws {
    let transport = FakeTransport(.failure(broken))
    let error = await #expect(throws: VerigatorError.self) { try await post(transport) }
    #expect(transport.requests.count == 1)
    #expect(error?.isOutcomeUnknown == true)
    #expect(
      error?.summary
        == "could not create the service: reset; whether the service was created is unknown; "
        + "creating it again fails with a conflict if it was")
  }

  @Test func `a POST that timed out before anything was sent has a known outcome`() async throws {
    let error = await #expect(throws: VerigatorError.self) {
      try await post(FakeTransport(.failure(TransportError(.timeout, "late", nothingSent: true))))
    }
    #expect(error?.isOutcomeUnknown == false)
  }

  @Test(arguments: [502, 503, 504]) func `a POST is not repeated after a failing gateway`(status: Int) async throws {
    let transport = FakeTransport(.reply(status))
    let error = await #expect(throws: VerigatorError.self) { try await post(transport) }
    #expect(transport.requests.count == 1)
    #expect(error?.kind == .server)
  }

  @Test func `any call is repeated after 429 when Retry-After says so`() async throws {
    let transport = FakeTransport(
      .reply(429, headers: [.retryAfter: "7"]),
      .reply(429, headers: [.retryAfter: "Wed, 21 Oct 2015 07:28:20 GMT"]), created)
    #expect(try await post(transport).id.text == "1")
    #expect(timing.slept == [.seconds(7), .seconds(13)])
  }

  @Test func `429 without a readable Retry-After is repeated after the backoff`() async throws {
    let transport = FakeTransport(.reply(429), .reply(429, headers: [.retryAfter: "soon"]), created)
    #expect(try await post(transport).id.text == "1")
    #expect(timing.slept == [.milliseconds(200), .milliseconds(400)])
  }

  @Test func `429 that asks for more than 30 seconds fails at once and says when`() async throws {
    let transport = FakeTransport(.reply(429, headers: [.retryAfter: "31"], body: #"{"message":"slow down"}"#))
    let error = await #expect(throws: VerigatorError.self) { try await post(transport) }
    #expect(transport.requests.count == 1)
    #expect(timing.slept.isEmpty)
    #expect(error?.kind == .throttled)
    #expect(error?.retryAdvice?.delay == .seconds(31))
    #expect(
      error?.summary
        == "could not create the service: slow down (status 429); try again in 31 s, at 2015-10-21T07:28:31Z")
  }

  @Test func `a Retry-After that is past is not waited for`() async throws {
    let transport = FakeTransport(.reply(429, headers: [.retryAfter: "Wed, 21 Oct 2015 07:27:00 GMT"]), created)
    #expect(try await post(transport).id.text == "1")
    #expect(timing.slept == [.zero])
  }

  @Test func `a 404 on a repeated DELETE whose first answer was lost counts as done`() async throws {
    let transport = FakeTransport(.failure(broken), .reply(404))
    try await delete(transport)
    #expect(transport.requests.count == 2)
  }

  @Test func `a 404 on a DELETE that first reached nobody is a failure`() async throws {
    for first in [FakeTransport.Answer.failure(refused), .reply(503)] {
      let error = await #expect(throws: VerigatorError.self) { try await delete(FakeTransport(first, .reply(404))) }
      #expect(error?.kind == .notFound)
    }
  }

  @Test func `a cancel during the wait ends the call`() async throws {
    let client = try VerigatorClient.test(FakeTransport(.reply(503)), timing: timing)
    let id = try ServiceID(service)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await client.service(id)
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
